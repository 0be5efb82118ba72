package org.unisono.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// The port: free, or already ours.
final class CheckPort implements Check {

  private static final String ABOUT = "Port";

  private final Surroundings around;

  CheckPort(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<Finding> look() {
    int port = around.port();
    if (isFree(port)) {
      return List.of(Finding.ok(ABOUT, port + " is free"));
    }
    return List.of(
        isUnisono(port)
            ? Finding.ok(ABOUT, port + ": Unisono runs there and is well")
            : Finding.broken(
                ABOUT,
                port + " is taken by another program",
                "stop that program, or choose another port with --port"));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean isUnisono(int port) {
    try (var client = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + port + "/api/v1/setup");
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().startsWith("{");
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
