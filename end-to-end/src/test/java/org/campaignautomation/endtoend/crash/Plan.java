package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is done to the installation in one round, drawn from a seed: the same seed gives the same
 * order of kills at the same counts of messages. To the instant nothing can be repeated.
 *
 * @param steps one after the other
 */
record Plan(List<Step> steps) {
  /**
   * A kill, after some people came in.
   *
   * @param people how many come in before
   * @param arrivals after how many further messages at the sinks the kill comes
   * @param target what is killed
   * @param freeze the process that stands still meanwhile, longer than its lease
   */
  record Step(int people, int arrivals, Target target, boolean freeze) {}

  /** Kills over all kinds of targets, each kind as often as the others, in any order. */
  static Plan draw(Random random, int people, int kills) {
    List<Target> targets = new ArrayList<>();
    while (targets.size() < kills) {
      List<Target> each = new ArrayList<>(List.of(Target.values()));
      Collections.shuffle(each, random);
      targets.addAll(each);
    }
    int frozen = random.nextInt(kills);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      int share = people * (i + 1) / kills - people * i / kills;
      steps.add(new Step(share, 1 + random.nextInt(share), targets.get(i), i == frozen));
    }
    return new Plan(List.copyOf(steps));
  }
}
