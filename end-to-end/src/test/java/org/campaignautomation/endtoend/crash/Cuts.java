package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws cuts, each as often as the others. */
final class Cuts {
  private final Random random;
  private final List<Cut> deck = new ArrayList<>();

  Cuts(Random random) {
    this.random = random;
  }

  /** The next ones, each of another way; there are four ways. */
  List<Cut> draw(int count) {
    List<Cut> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      List<Cut> possible =
          deck.stream()
              .filter(each -> drawn.stream().noneMatch(one -> one.way() == each.way()))
              .toList();
      if (possible.isEmpty()) {
        List<Cut> all = Cut.all();
        Collections.shuffle(all, random);
        deck.addAll(all);
      } else {
        drawn.add(possible.getFirst());
        deck.remove(possible.getFirst());
      }
    }
    return drawn;
  }
}
