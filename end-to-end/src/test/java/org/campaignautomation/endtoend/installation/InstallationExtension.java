package org.campaignautomation.endtoend.installation;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios the run's {@link Installation}, started for the first of them and closed after
 * the last. Each class ends with a look into the logs of all services: what must not be there fails
 * it.
 */
public final class InstallationExtension implements ParameterResolver, AfterAllCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(InstallationExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Installation.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return installation(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> leaks = installation(context).leaks();
    if (!leaks.isEmpty()) {
      throw new AssertionError(String.join("\n", leaks));
    }
  }

  /** The run's installation, for what is built on it. */
  public static Installation installation(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Installation.class, type -> Installation.start(), Installation.class);
  }
}
