package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

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
   * @param freeze whether another process stands still meanwhile, longer than its lease
   * @param cut the way that is lost meanwhile, if any
   */
  record Step(int people, int arrivals, Target target, boolean freeze, @Nullable Cut cut) {}

  /**
   * Kills over all kinds of targets, each kind as often as the others, in any order; and some cuts.
   *
   * @param cuts one for a step each, as many as there are
   */
  static Plan draw(Random random, int people, int kills, List<Cut> cuts) {
    List<Target> targets = new ArrayList<>();
    while (targets.size() < kills) {
      List<Target> each = new ArrayList<>(Target.PROCESSES);
      Collections.shuffle(each, random);
      targets.addAll(each);
    }
    int frozen = random.nextInt(kills);
    List<@Nullable Cut> cutAt = new ArrayList<>(cuts);
    while (cutAt.size() < kills) {
      cutAt.add(null);
    }
    Collections.shuffle(cutAt, random);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      int share = people * (i + 1) / kills - people * i / kills;
      steps.add(
          new Step(share, 1 + random.nextInt(share), targets.get(i), i == frozen, cutAt.get(i)));
    }
    return new Plan(List.copyOf(steps));
  }
}
