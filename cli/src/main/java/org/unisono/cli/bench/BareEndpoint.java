package org.unisono.cli.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The floor of taking events in: the same web server on virtual threads, which groups requests
/// into one set-based insert per commit, and does nothing else.
final class BareEndpoint implements AutoCloseable {

  static final String PATH = "/bare";
  private static final String INSERT =
      "insert into bench_events (id, type, body) select * from unnest(?::text[], ?::text[], ?::jsonb[])";

  private final Tomcat tomcat = new Tomcat();
  private final LinkedBlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
  private final Thread committer;

  private record Parcel(List<JsonNode> events, CompletableFuture<Boolean> done) {}

  BareEndpoint(Bench.Rig rig) throws LifecycleException {
    Path base = rig.folder().resolve("tomcat");
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat
        .getConnector()
        .getProtocolHandler()
        .setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var context = (StandardContext) tomcat.addContext("", null);
    context.setParentClassLoader(BareEndpoint.class.getClassLoader());
    context.setClearReferencesThreadLocals(false);
    context.setClearReferencesRmiTargets(false);
    Tomcat.addServlet(context, "bare", new Take());
    context.addServletMappingDecoded(PATH, "bare");
    tomcat.start();
    committer = Thread.ofPlatform().daemon().start(() -> commit(rig));
  }

  String url() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  private final class Take extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var body = JsonMapper.shared().readTree(request.getInputStream());
      var parcel =
          new Parcel(
              body.isArray() ? body.valueStream().toList() : List.of(body),
              new CompletableFuture<>());
      queue.add(parcel);
      parcel.done().join();
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
  }

  private void commit(Bench.Rig rig) {
    try (var connection = DriverManager.getConnection(rig.jdbcUrl(), rig.user(), rig.password())) {
      while (true) {
        List<Parcel> group = new ArrayList<>(List.of(queue.take()));
        queue.drainTo(group, 500);
        insert(connection, group.stream().flatMap(p -> p.events().stream()).toList());
        group.forEach(p -> p.done().complete(true));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(Connection connection, List<JsonNode> events) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, texts(connection, events, e -> e.path("id").asString()));
      insert.setArray(2, texts(connection, events, e -> e.path("type").asString()));
      insert.setArray(3, texts(connection, events, e -> e.path("properties").toString()));
      insert.executeUpdate();
    }
  }

  private static java.sql.Array texts(
      Connection connection,
      List<JsonNode> events,
      java.util.function.Function<JsonNode, String> value)
      throws SQLException {
    return connection.createArrayOf("text", events.stream().map(value).toArray());
  }

  @Override
  public void close() {
    committer.interrupt();
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
