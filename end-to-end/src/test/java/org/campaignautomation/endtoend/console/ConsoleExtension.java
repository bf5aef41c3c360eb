package org.campaignautomation.endtoend.console;

import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives scenarios the {@link Console} of the run's installation. After each test its pages are
 * closed, and what the browser complained of fails it: a script's error, something that the content
 * security policy refused, an answer of 500 or more.
 */
final class ConsoleExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ConsoleExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Console.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return console(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Console console = console(context);
    boolean failed = context.getExecutionException().isPresent();
    console.closePages(failed ? context.getDisplayName() : null);
    if (!failed) {
      console.assertNoComplaints();
    }
  }

  private static Console console(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Console.class,
            type ->
                new Console(
                    Chromium.start(),
                    InstallationExtension.installation(context).campaignService().uri()),
            Console.class);
  }
}
