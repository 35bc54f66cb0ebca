package dev.tollgate.pricing;

/** What a call does; some routes price edits apart from generations. */
public enum Operation {
  GENERATE,
  EDIT,
  VARY,
  CHAT
}
