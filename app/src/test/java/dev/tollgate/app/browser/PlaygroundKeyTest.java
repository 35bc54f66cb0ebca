package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Once a key exists, the playground asks for one. */
class PlaygroundKeyTest extends BrowserTesting {

  @Test
  void asksForAKeyAndKeepsItInTheTab() {
    Page before = open("/playground");
    assertThat(before.locator("#key").isVisible()).isFalse();
    String key = server.key("1.00");

    Page page = open("/playground?size=512x512&quality=low");
    assertThat(page.locator("#key").isVisible()).isTrue();
    page.click("#make");
    page.waitForSelector("#told .warn");
    assertThat(page.locator("#told").innerText()).contains("No key was sent");

    page.fill("#key", key);
    page.click("#make");
    page.waitForSelector(".ticket");
    page.reload();
    ready(page);
    assertThat(page.locator("#key").inputValue()).isEqualTo(key);
    assertThat(page.url()).doesNotContain(key);
    assertThat(page.content()).doesNotContain(key);
    assertThat(chromium.complaints()).allMatch(text -> text.contains("401"));
  }
}
