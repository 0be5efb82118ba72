package org.unisono.cli.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Posts JSON over connections that stay open, with as little work as it can: it shares the machine
/// with what it measures.
final class Load implements AutoCloseable {

  private final URI uri;
  private final String head;
  private Socket socket;
  private InputStream in;

  /// @param path with the answer to POST of 2xx
  Load(String url, String path, String token) throws IOException {
    uri = URI.create(url);
    socket = connected();
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: "
            .formatted(path, uri.getAuthority(), token);
  }

  private Socket connected() throws IOException {
    var fresh = new Socket(uri.getHost(), uri.getPort());
    fresh.setTcpNoDelay(true);
    return fresh;
  }

  /// Posts `count` bodies over so many connections, each as soon as its last was answered.
  ///
  /// @return seconds
  static double run(
      String url, String path, String token, int connections, int count, IntFunction<String> body)
      throws InterruptedException {
    var next = new AtomicInteger();
    long start = System.nanoTime();
    parallel(
        connections,
        () -> {
          try (var load = new Load(url, path, token)) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              load.post(body.apply(i));
            }
          }
          return null;
        });
    return (System.nanoTime() - start) / 1e9;
  }

  static void parallel(int threads, Callable<Void> work) throws InterruptedException {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var one : pool.invokeAll(IntStream.range(0, threads).mapToObj(_ -> work).toList())) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// @return the body of the answer
  String post(String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    var all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    socket.getOutputStream().write(all);
    return answer();
  }

  private String answer() throws IOException {
    var status = line();
    int length = -1;
    boolean chunked = false;
    boolean last = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      last |= header.equalsIgnoreCase("Connection: close");
      chunked |= header.regionMatches(true, 0, "Transfer-Encoding: chunked", 0, 26);
    }
    var body =
        chunked ? chunks() : new String(in.readNBytes(Math.max(length, 0)), StandardCharsets.UTF_8);
    if (last) {
      socket.close();
      socket = connected();
      in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IllegalStateException(status + " " + body);
    }
    return body;
  }

  private String chunks() throws IOException {
    var all = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
      all.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
      line();
      if (size == 0) {
        return all.toString();
      }
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
