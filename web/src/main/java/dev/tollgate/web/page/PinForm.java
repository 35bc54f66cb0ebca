package dev.tollgate.web.page;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.snapshot.Pins;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.web.api.PinPaths;
import dev.tollgate.web.api.Pinboard;
import dev.tollgate.web.page.evidence.RouteView;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The form on a route's page by which the operator pins a price. */
record PinForm(Shell shell, Pinboard board) {

  /** What the page shows: the form is open while no key exists, as this machine is the operator. */
  RouteView.Pinning shown(Route route, Map<String, String> typed, String fault) {
    return new RouteView.Pinning(
        !shell.keyed(),
        board.pins().stream()
            .filter(pin -> pin.route().equalsIgnoreCase(route.id()))
            .map(pin ->
                new RouteView.PinRow(
                    pin.meter(),
                    pin.usd().toPlainString(),
                    pin.note(),
                    String.valueOf(pin.since())))
            .toList(),
        List.copyOf(new TreeSet<>(Pins.METERS.keySet())),
        typed.getOrDefault("meter", "image_output"),
        typed.getOrDefault("usd", ""),
        typed.getOrDefault("note", ""),
        fault);
  }

  /** Pins or unpins as the form says; gives the fault, or nothing when the page was answered. */
  String take(Route route, Map<String, String> typed, Inbound inbound, Client client) {
    if (shell.keyed()) {
      throw PinPaths.operatorOnly();
    }
    String unpinned = typed.get("unpin");
    try {
      if (unpinned != null) {
        board.unpin(route.id(), unpinned);
      } else {
        board.pin(
            PinPaths.pin(
                shell.catalogue(),
                shell.clock(),
                route.id(),
                typed.get("meter"),
                typed.get("usd"),
                typed.get("note")));
      }
    } catch (Refused refused) {
      if (refused.reason() instanceof InvalidParameter wrong) {
        return wrong.message();
      }
      throw refused;
    }
    Shell.seeOther(client, inbound.path() + "#h-pins");
    return "";
  }
}
