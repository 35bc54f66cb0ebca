package dev.tollgate.bench;

/** A proxy under test: its process, and the port for a case. */
interface Target extends AutoCloseable {

  String name();

  ProcessFigures figures();

  int port(Case measured);

  @Override
  void close();
}
