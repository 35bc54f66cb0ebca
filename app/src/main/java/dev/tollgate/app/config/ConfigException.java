package dev.tollgate.app.config;

import java.util.List;

/** The settings are wrong; all faults at once, each a sentence with the key it is about. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
