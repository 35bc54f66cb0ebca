package dev.tollgate.app;

import dev.tollgate.catalogue.snapshot.PinFile;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.web.api.Pinboard;
import java.util.List;

/** The pins of the data folder; {@code changed} puts them in use. */
record PinnedPrices(PinFile file, Runnable changed) implements Pinboard {

  @Override
  public List<Pin> pins() {
    return file.pins();
  }

  @Override
  public void pin(Pin pin) {
    file.pin(pin);
    changed.run();
  }

  @Override
  public boolean unpin(String route, String meter) {
    boolean was = file.unpin(route, meter);
    changed.run();
    return was;
  }
}
