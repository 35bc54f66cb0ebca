package dev.tollgate.catalogue.sync;

/** Hears how far a synchronisation is; called on its thread, so it should return soon. */
@FunctionalInterface
public interface ProgressListener {

  /** What happens to a feed, in order. */
  enum Phase {
    FETCHING,
    READING,
    DONE,
    RECONCILING
  }

  /** Feed {@code number} of {@code total}, from 1; the last step has no feed. */
  record Step(String feed, Phase phase, int number, int total) {}

  void at(Step step);

  /** A listener that does not listen. */
  static ProgressListener none() {
    return _ -> {};
  }
}
