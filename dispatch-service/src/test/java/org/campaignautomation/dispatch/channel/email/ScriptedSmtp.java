package org.campaignautomation.dispatch.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP relay that does at each stage what its script says, and remembers what it saw.
 *
 * <p>A script maps a stage ({@code CONNECT}, a command's verb, {@code BODY}, {@code DOT}; {@code
 * MAIL#2} for the second on a connection) to an action: a reply, its lines parted by {@code |};
 * {@code close}, {@code reset}, {@code silence}, {@code drip} (a byte now and then), {@code
 * garbage}; {@code then close} after a reply. The last of several scripts is for all further
 * connections.
 */
final class ScriptedSmtp implements AutoCloseable {
  static final String EXTENSIONS =
      "250-relay.test|250-PIPELINING|250-SIZE 1000000|250 ENHANCEDSTATUSCODES";

  private final List<Map<String, String>> scripts;
  private final @Nullable SSLContext tls;
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** All lines of all connections, the messages' left out. */
  final List<String> commands = new CopyOnWriteArrayList<>();

  /** What came up to a final dot, dots still doubled. */
  final List<String> messages = new CopyOnWriteArrayList<>();

  private ScriptedSmtp(List<Map<String, String>> scripts, @Nullable SSLContext tls)
      throws IOException {
    this.scripts = scripts;
    this.tls = tls;
    this.server = new ServerSocket();
    server.setReceiveBufferSize(16_384);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static ScriptedSmtp start(List<Map<String, String>> scripts) throws IOException {
    return start(scripts, null);
  }

  static ScriptedSmtp start(List<Map<String, String>> scripts, @Nullable SSLContext tls)
      throws IOException {
    ScriptedSmtp relay = new ScriptedSmtp(scripts, tls);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Map<String, String> script = scripts.get(Math.min(sockets.size(), scripts.size() - 1));
        sockets.add(socket);
        Thread.ofVirtual().start(() -> new Connection(socket, script).serve());
      } catch (IOException e) {
        return;
      }
    }
  }

  private final class Connection {
    private final Map<String, String> script;
    private final Map<String, Integer> seen = new HashMap<>();
    private Socket socket;

    Connection(Socket socket, Map<String, String> script) {
      this.socket = socket;
      this.script = script;
    }

    void serve() {
      try {
        if (follow("CONNECT", "220 relay.test")) {
          converse();
        }
        socket.close();
      } catch (IOException e) {
        // The client hung up.
      }
    }

    private void converse() throws IOException {
      BufferedReader in = reader();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String usual =
            switch (verb) {
              case "EHLO" -> EXTENSIONS;
              case "DATA" -> "354 go on";
              case "AUTH" -> "235 2.7.0 welcome";
              case "QUIT" -> "221 bye";
              default -> "250 2.0.0 ok";
            };
        if (!follow(verb, usual)) {
          return;
        }
        if (verb.equals("STARTTLS") && tls != null) {
          secure(tls);
          in = reader();
        }
        if (verb.equals("DATA") && said.startsWith("354") && !takeMessage(in)) {
          return;
        }
      }
    }

    private String said = "";

    private boolean takeMessage(BufferedReader in) throws IOException {
      if (script.containsKey("BODY")) {
        // Some of it has come, surely not all.
        in.readLine();
        return follow("BODY", "");
      }
      StringBuilder message = new StringBuilder();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          return false;
        }
        message.append(line).append("\r\n");
      }
      messages.add(message.toString());
      return follow("DOT", "250 2.0.0 queued");
    }

    /** False to hang up. */
    private boolean follow(String stage, String usual) throws IOException {
      int nth = seen.merge(stage, 1, Integer::sum);
      String action = script.getOrDefault(stage + "#" + nth, script.getOrDefault(stage, usual));
      switch (action) {
        case "close" -> {
          return false;
        }
        case "reset" -> {
          socket.setSoLinger(true, 0);
          return false;
        }
        case "silence" -> waitForTheClient();
        case "drip" -> drip();
        case "garbage" -> say("what a nice day");
        default -> {
          boolean isLast = action.endsWith(" then close");
          String reply = isLast ? action.substring(0, action.length() - 11) : action;
          said = reply;
          say(reply.replace("|", "\r\n"));
          return !isLast;
        }
      }
      return true;
    }

    private void waitForTheClient() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // It may say what it likes.
      }
    }

    private void drip() throws IOException {
      for (int i = 0; i < 200; i++) {
        socket.getOutputStream().write(i == 0 ? "250-".getBytes(StandardCharsets.US_ASCII) : DROP);
        LockSupport.parkNanos(20_000_000);
      }
    }

    private static final byte[] DROP = {'x'};

    private void say(String line) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    private void secure(SSLContext context) throws IOException {
      SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      socket = secure;
    }

    private BufferedReader reader() throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
