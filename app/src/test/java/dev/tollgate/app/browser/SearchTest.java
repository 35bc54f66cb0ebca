package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Finding a model, in a browser. */
class SearchTest extends BrowserTesting {

  @Test
  void findsWhileTyping() {
    Page page = open("/");
    page.keyboard().press("/");
    page.keyboard().type("gpt-image-2");
    awaitText(page, "#results th a", "gpt-image-2");
    assertThat(page.locator("#results th a").first().getAttribute("href"))
        .isEqualTo("/models/openai/gpt-image-2");
    assertThat(page.url()).endsWith("/?q=gpt-image-2");
  }

  @Test
  void filtersStandInTheUrlAndBackUndoesThem() {
    Page page = open("/models");
    page.selectOption("#kind", "embedding");
    awaitText(page, "#chosen .chip", "embedding");
    assertThat(page.url()).endsWith("/models?kind=embedding&sort=relevance");
    page.selectOption("#sort", "name");
    page.waitForURL("**/models?kind=embedding&sort=name");
    page.goBack();
    awaitText(page, "#chosen .chip", "embedding");
    page.goBack();
    page.waitForURL("**/models");
    ready(page);
    assertThat(page.locator("#chosen .chip").count()).isZero();
    assertThat(page.locator("#kind").inputValue()).isEmpty();
  }

  @Test
  void aMailedAddressShowsTheSameTable() {
    Page page = open("/models?q=gpt-image&kind=image&sort=price");
    assertThat(page.locator("#q").inputValue()).isEqualTo("gpt-image");
    assertThat(page.locator("#sort").inputValue()).isEqualTo("price");
    assertThat(page.locator("tbody tr").count()).isPositive().isLessThanOrEqualTo(50);
  }

  @Test
  void pagesThroughTheTable() {
    Page page = open("/models");
    page.locator("a[rel=next]").click();
    page.waitForURL("**/models?page=2");
    ready(page);
    assertThat(page.locator("#chosen").innerText()).contains("51 to 100");
    assertThat(page.locator("a[rel=prev]").getAttribute("href")).isEqualTo("/models");
  }

  @Test
  void anEmptyResultSaysWhatToDo() {
    Page page = open("/models?q=nosuchmodelatall");
    assertThat(page.locator("#table").innerText()).contains("Remove a filter");
    page.locator("#chosen .chip").click();
    page.waitForURL("**/models");
  }

  @Test
  void controlKGoesToTheSearchField() {
    Page page = open("/models/openai/gpt-image-2");
    page.keyboard().press("Control+k");
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
    page.keyboard().type("sketch");
    page.keyboard().press("Enter");
    page.waitForURL("**/models?q=sketch");
    ready(page);
    awaitText(page, "#table th a", "sketch-1");
  }
}
