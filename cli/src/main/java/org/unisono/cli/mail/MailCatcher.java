package org.unisono.cli.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A small SMTP server on 127.0.0.1 that takes every mail and keeps the latest of them in memory.
public final class MailCatcher implements AutoCloseable {

  private static final int KEPT = 10_000;

  private final ServerSocket server;
  private final InstantSource clock;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Deque<CaughtMail> kept = new ArrayDeque<>();
  private long count;

  private MailCatcher(ServerSocket server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /// @param port 0 for any free one
  /// @throws IOException when the port is taken
  public static MailCatcher start(int port) throws IOException {
    return start(port, InstantSource.system());
  }

  static MailCatcher start(int port, InstantSource clock) throws IOException {
    var server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    var catcher = new MailCatcher(server, clock);
    Thread.ofVirtual().name("mail-catcher").start(catcher::accept);
    return catcher;
  }

  public int port() {
    return server.getLocalPort();
  }

  /// What was caught, oldest first; at most the latest 10,000.
  public List<CaughtMail> messages() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("mail-catcher-line").start(() -> talk(socket));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in = new BufferedInputStream(socket.getInputStream());
        var out = new BufferedOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      new SmtpTalk(in, out, this::keep).run();
    } catch (SocketException _) {
      // the other side has hung up, or we have
    } catch (IOException e) {
      System.getLogger(MailCatcher.class.getName())
          .log(System.Logger.Level.DEBUG, "a mail client went away", e);
    } finally {
      open.remove(socket);
    }
  }

  private void keep(SmtpTalk.Taken taken) {
    synchronized (kept) {
      kept.addLast(ReadMail.read(++count, clock.instant(), taken));
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
