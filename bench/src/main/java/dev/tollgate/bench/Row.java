package dev.tollgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One case with its samples, a pair a round; the list of nginx is empty without nginx. */
record Row(Case measured, List<Sample> gateway, List<Sample> nginx) {

  Row {
    gateway = List.copyOf(gateway);
    nginx = List.copyOf(nginx);
  }

  Row with(Sample ours, Optional<Sample> theirs) {
    List<Sample> more = new ArrayList<>(gateway);
    more.add(ours);
    List<Sample> other = new ArrayList<>(nginx);
    theirs.ifPresent(other::add);
    return new Row(measured, more, other);
  }

  Sample ours() {
    return Sample.median(gateway);
  }

  Optional<Sample> theirs() {
    return nginx.isEmpty() ? Optional.empty() : Optional.of(Sample.median(nginx));
  }

  /** Our CPU over nginx's, round by round, smallest first; machine noise hits both of a round. */
  List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(gateway.size(), nginx.size()); i++) {
      double theirs = nginx.get(i).cpuSecondsPer1000();
      if (theirs > 0) {
        ratios.add(gateway.get(i).cpuSecondsPer1000() / theirs);
      }
    }
    ratios.sort(null);
    return ratios;
  }

  /** The middle ratio. */
  Optional<Double> ratio() {
    List<Double> ratios = ratios();
    return ratios.isEmpty() ? Optional.empty() : Optional.of(ratios.get(ratios.size() / 2));
  }
}
