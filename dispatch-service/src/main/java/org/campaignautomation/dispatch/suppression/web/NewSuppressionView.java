package org.campaignautomation.dispatch.suppression.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** An address to be suppressed; campaign-service has brought it into the form of contacts. */
record NewSuppressionView(
    @Nullable Scope channel, @Nullable String address, @Nullable String reason) {
  private static final int MAX_REASON = 500;
  private static final int MAX_ADDRESS = 320;
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{4,14}");

  /**
   * The same, complete.
   *
   * @throws ProblemException 422 naming all that is wrong
   */
  static NewSuppressionView checked(@Nullable NewSuppressionView given) {
    NewSuppressionView view = given == null ? new NewSuppressionView(null, null, null) : given;
    List<Fault> faults = new ArrayList<>();
    if (view.channel == null) {
      faults.add(new Fault("/channel", "required", "Give email, sms or all."));
    }
    if (view.address == null || view.address.length() > MAX_ADDRESS || !view.fitsChannel()) {
      faults.add(
          new Fault(
              "/address", "invalid_address", "Give an e-mail address, or a number such as +1…."));
    }
    if (view.reason == null || view.reason.isBlank() || view.reason.length() > MAX_REASON) {
      faults.add(
          new Fault("/reason", "required", "Say why, in at most " + MAX_REASON + " characters."));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return view;
  }

  private boolean fitsChannel() {
    boolean isEmail = addressText().indexOf('@') > 0;
    boolean isNumber = NUMBER.matcher(addressText()).matches();
    return channel == Scope.EMAIL ? isEmail : channel == Scope.SMS ? isNumber : isEmail || isNumber;
  }

  Scope scope() {
    return Objects.requireNonNull(channel);
  }

  String addressText() {
    return Objects.requireNonNull(address);
  }

  String reasonText() {
    return Objects.requireNonNull(reason).strip();
  }
}
