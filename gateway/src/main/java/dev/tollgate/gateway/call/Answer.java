package dev.tollgate.gateway.call;

/** What came of one attempt. */
public sealed interface Answer {

  record Answered(Reply reply) implements Answer {}

  record Failed(Failure failure) implements Answer {}
}
