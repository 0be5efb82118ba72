package org.unisono.app.email.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that send at once. Without it every mail waits for the other side's delayed
/// acknowledgement, 40 ms, several times.
final class NodelaySockets extends SocketFactory {

  @Override
  public Socket createSocket() throws IOException {
    return quick(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return quick(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return quick(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return quick(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return quick(new Socket(host, port, local, localPort));
  }

  private static Socket quick(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
