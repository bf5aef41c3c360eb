package org.campaignautomation.campaign.console;

import java.util.Arrays;
import java.util.List;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;

/**
 * What is wrong with a form, to be shown at its fields. A field shows the faults of its pointer and
 * of all below it; what no field shows is for the head of the form.
 *
 * @param faults as the use case named them
 */
public record Faults(List<Fault> faults) {
  private static final Faults NONE = new Faults(List.of());

  public Faults {
    faults = List.copyOf(faults);
  }

  /** Of a form that nobody has sent yet. */
  public static Faults none() {
    return NONE;
  }

  /** Of a form that was refused; a problem that names no field is one of the whole form. */
  public static Faults of(Problem problem) {
    return new Faults(
        problem.errors().isEmpty()
            ? List.of(new Fault("", problem.code(), problem.detail()))
            : problem.errors());
  }

  /** Those of a field, by its JSON pointer. */
  public List<Fault> at(String pointer) {
    return faults.stream()
        .filter(
            fault -> fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"))
        .toList();
  }

  /** Those of an element of a list, the first one having index 0. */
  public List<Fault> at(String list, int index) {
    return at(list + "/" + index);
  }

  /** Those of none of these fields. */
  public List<Fault> elsewhere(String... pointers) {
    return faults.stream()
        .filter(
            fault ->
                Arrays.stream(pointers)
                    .noneMatch(
                        pointer ->
                            fault.pointer().equals(pointer)
                                || fault.pointer().startsWith(pointer + "/")))
        .toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return faults.isEmpty();
  }
}
