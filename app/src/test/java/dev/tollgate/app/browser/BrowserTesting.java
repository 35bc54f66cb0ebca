package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tollgate.app.testing.RunningTollgate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One server and one browser for the tests of a class; no page may complain about anything. */
abstract class BrowserTesting {

  static Chromium chromium;
  static RunningTollgate server;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = RunningTollgate.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void noComplaints() {
    assertThat(chromium.complaints()).as("script errors and policy violations").isEmpty();
  }

  static Page open(String path) {
    return open(path, 1180, ColorScheme.LIGHT);
  }

  static Page open(String path, int width, ColorScheme scheme) {
    Page page = chromium.open(width, scheme);
    go(page, path);
    return page;
  }

  /** Goes to a path and waits until scripts are in charge. */
  static void go(Page page, String path) {
    page.navigate(address(path));
    ready(page);
  }

  static void ready(Page page) {
    page.waitForSelector("html[data-ready]", new Page.WaitForSelectorOptions());
  }

  static String address(String path) {
    return "http://localhost:" + server.port() + path;
  }

  /** Waits until a selector finds this text. */
  static void awaitText(Page page, String selector, String text) {
    page.locator(selector).filter(new Locator.FilterOptions().setHasText(text)).first().waitFor();
  }

  /** What sticks out of the page to the right and makes it scroll; empty when nothing does. */
  @SuppressWarnings("unchecked")
  static List<String> sticksOut(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              return [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1)
                .filter(one => !one.closest('.scroll') || getComputedStyle(one).position === 'absolute')
                .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 30))
                .slice(0, 8)
                .concat('page scrolls');
            }
            """);
  }
}
