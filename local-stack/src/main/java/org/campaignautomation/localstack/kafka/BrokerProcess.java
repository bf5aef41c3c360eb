package org.campaignautomation.localstack.kafka;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main class of the broker's own JVM: formats the log directory on the first start, then runs
 * the broker until standard input ends. So the broker never outlives the process that started it,
 * however that one ended.
 *
 * <p>Kafka is reached by reflection: it is on this JVM's class path only.
 */
final class BrokerProcess {
  private static final String CLUSTER_ID = "Y2FtcGFpZ24tbG9jYWwtMQ";

  private BrokerProcess() {}

  /** Arguments: the properties file and the log directory. */
  public static void main(String[] args) throws ReflectiveOperationException {
    String properties = args[0];
    Thread.ofPlatform().daemon().name("parent-watch").start(BrokerProcess::exitWithParent);
    if (!Files.exists(Path.of(args[1], "meta.properties"))) {
      Object status =
          main("kafka.tools.StorageTool", "execute", String[].class, java.io.PrintStream.class)
              .invoke(
                  null, new String[] {"format", "-t", CLUSTER_ID, "-c", properties}, System.out);
      if (!Integer.valueOf(0).equals(status)) {
        throw new IllegalStateException("the log directory cannot be formatted");
      }
    }
    main("kafka.Kafka", "main", String[].class).invoke(null, (Object) new String[] {properties});
  }

  private static Method main(String type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    return Class.forName(type).getMethod(name, parameters);
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent; only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    System.exit(0);
  }
}
