package dev.tollgate.gateway.ledger;

import org.jspecify.annotations.Nullable;

/** A call as the ledger knows it now: its hold, its state, and its end if it has one. */
public record Entry(Hold hold, State state, @Nullable Closing closing) {}
