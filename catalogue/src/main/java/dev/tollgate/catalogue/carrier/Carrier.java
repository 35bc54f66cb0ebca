package dev.tollgate.catalogue.carrier;

/**
 * A service or program that hands calls on to providers. {@code type} is router (hosted, picks the
 * provider), gateway (one endpoint in front of providers), reseller (its own price) or library (run
 * by yourself); {@code about} is one line of our own; {@code because} says how we know that it
 * carries the model; {@code route} is the id of its route, empty for a library.
 */
public record Carrier(String name, String type, String about, String because, String route) {}
