package dev.tollgate.app.cli;

import java.io.PrintWriter;
import tools.jackson.databind.node.ObjectNode;

record ModelView(PrintWriter out, Ink ink) {
  void print(ObjectNode page) {
    out.println(page.path("id").asString(""));
  }
}
