package dev.tollgate.catalogue.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  private final Identity identity = Identity.builtIn();

  @ParameterizedTest(name = "{0} calls {2} {1}")
  @CsvSource({
    "openai,             gpt-image-2,                                     openai/gpt-image-2",
    "azure-openai,       gpt-image-2,                                     openai/gpt-image-2",
    "digitalocean,       openai-gpt-image-2,                              openai/gpt-image-2",
    "fal,                openai/gpt-image-2,                              openai/gpt-image-2",
    "bedrock,            us.anthropic.claude-sonnet-4-5-20250929-v1:0,    anthropic/claude-sonnet-4-5",
    "bedrock,            amazon.nova-canvas-v1:0,                         amazon/nova-canvas",
    "bedrock,            openai.gpt-oss-120b-1:0,                         openai/gpt-oss-120b",
    "vertex-ai,          claude-3-5-sonnet@20241022,                      anthropic/claude-3-5-sonnet",
    "fireworks-ai,       accounts/fireworks/models/deepseek-v3,           deepseek/deepseek-v3",
    "cloudflare-workers-ai, @cf/meta/llama-3.1-8b-instruct,               meta/llama-3.1-8b-instruct",
    "openrouter,         x-ai/grok-4,                                     xai/grok-4",
    "openrouter,         deepseek/deepseek-r1:free,                       deepseek/deepseek-r1",
    "fal,                fal-ai/flux-pro/v1.1,                            black-forest-labs/flux-pro-1.1",
    "azure-ai-foundry,   FLUX-1.1-pro,                                    black-forest-labs/flux-pro-1.1",
    "google-ai-studio,   gemini-3-pro-image-preview,                      google/gemini-3-pro-image",
    "fal,                fal-ai/nano-banana,                              google/gemini-2.5-flash-image",
    "openrouter,         thedrummer/rocinante-12b,                        thedrummer/rocinante-12b",
    "databricks,         databricks-claude-opus-4-1,                      anthropic/claude-opus-4-1",
    "databricks,         databricks-meta-llama-3-1-8b-instruct,           meta/llama-3-1-8b-instruct",
    "databricks,         databricks-mpt-7b-instruct,                      databricks/databricks-mpt-7b-instruct",
    "sap-ai-core,        anthropic--claude-4.5-haiku,                     anthropic/claude-haiku-4.5",
    "anthropic,          claude-4-sonnet-20250514,                        anthropic/claude-sonnet-4",
    "cortecs,            claude-haiku-3.5,                                anthropic/claude-3.5-haiku",
    "bedrock,            global.anthropic.claude-opus-4-6-v1,             anthropic/claude-opus-4-6",
    "openrouter,         amazon/nova-pro-v1,                              amazon/nova-pro",
    "together-ai,        black-forest-labs/FLUX.1-schnell-Free,           black-forest-labs/flux-schnell",
    "nvidia,             black-forest-labs/flux_1-schnell,                black-forest-labs/flux-schnell",
    "fal,                fal-ai/flux-pro/kontext,                         black-forest-labs/flux-kontext-pro",
    "fal,                fal-ai/flux-pro/kontext/max,                     black-forest-labs/flux-kontext-max",
    "vercel-ai-gateway,  bfl/flux-pro-1.0-fill,                           black-forest-labs/flux-fill-pro",
    "fal,                fal-ai/seedream-v4,                              bytedance/seedream-4.0",
    "byteplus,           seedream-4-0-250828,                             bytedance/seedream-4.0",
    "segmind,            bytedance/seedream-3.0-t2i,                      bytedance/seedream-3.0",
    "poe,                google/imagen-4,                                 google/imagen-4.0-generate-001",
    "together-ai,        google/imagen-4.0-fast,                          google/imagen-4.0-fast-generate-001",
    "segmind,            runway/gen-4-image,                              runway/gen4-image",
    "recraft,            recraftv3,                                       recraft/recraft-v3",
    "segmind,            ideogram/3.0,                                    ideogram/ideogram-v3",
    "stability-ai,       sd3.5-large-turbo,                               stability-ai/stable-diffusion-3.5-large-turbo",
    "bedrock,            stability.sd3-5-large-v1,                        stability-ai/stable-diffusion-3.5-large",
    "together-ai,        stabilityai/stable-diffusion-xl-base-1.0,        stability-ai/stable-diffusion-xl-1.0",
    "segmind,            tongyi/z-image-turbo,                            alibaba/z-image-turbo",
    "deepinfra,          Wan-AI/Wan2.6-T2I,                               alibaba/wan2.6-t2i",
    "studio,             sketch-1,                                        studio/sketch-1",
  })
  void aProvidersOwnIdMeansOneModel(String provider, String upstream, String model) {
    assertThat(identity.of(provider, upstream).id()).isEqualTo(model);
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "gpt-5.4-image-2,        gpt-image-2",
    "gpt-image-2.5-flare,    gpt-image-2",
    "gpt-image-2.5-flare,    gpt-image-2.5-sunburst",
    "gpt-image-2.6-sunburst, gpt-image-2.5-sunburst",
    "gpt-image-1.5,          gpt-image-1",
    "gpt-image-1-mini,       gpt-image-1",
    "gpt-5-image,            gpt-image-1",
    "gpt-4o-mini,            gpt-4o",
    "gpt-4.1,                gpt-41",
    "o1-mini,                o1",
    "dall-e-3,               dall-e-2",
    "claude-opus-4-1,        claude-opus-4",
    "gemini-3.1-flash-image, gemini-3-pro-image",
    "imagen-4.0-ultra-generate-001, imagen-4.0-generate-001",
    "flux-pro-1.1-ultra,     flux-pro-1.1",
    "deepseek-r1-distill-llama-70b, deepseek-r1",
    "seedream-4.5,           seedream-4.0",
    "seedream-4.0-4k,        seedream-4.0",
    "imagen-3,               imagen-3.0-fast-generate-001",
    "imagen-4-ultra,         imagen-4",
    "stable-diffusion-xl-beta-v2-2-2, stable-diffusion-xl-1.0",
    "stable-diffusion-3.5-large-turbo, stable-diffusion-3.5-large",
    "claude-3-5-sonnet-v2,   claude-3-5-sonnet",
    "claude-v1,              claude",
    "flux-kontext-max,       flux-kontext-pro",
    "ideogram-3-reframe,     ideogram-v3",
    "recraft-v3-svg,         recraft-v3",
  })
  void aRuleDoesNotFoldNeighbours(String one, String other) {
    assertThat(identity.of("openrouter", one).key())
        .isNotEqualTo(identity.of("openrouter", other).key());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-image-2-2026-04-21, gpt-image-2, 2026-04-21",
    "claude-haiku-4-5-20251001, claude-haiku-4-5, 20251001",
    "cogview-4-250304, cogview-4, 250304",
  })
  void aDatedSnapshotKeepsItsDate(String upstream, String name, String date) {
    ModelIdentity dated = identity.of("openai", upstream);

    assertThat(dated.name()).isEqualTo(name);
    assertThat(dated.dated()).isEqualTo(date);
  }

  @Test
  void aVersionAtTheEndIsNoDate() {
    assertThat(identity.of("mistral", "mistral-large-2411").dated()).isNull();
    assertThat(identity.of("google-ai-studio", "gemini-2.0-flash-001").dated()).isNull();
    assertThat(identity.of("openai", "gpt-4-1106-preview").dated()).isNull();
  }

  @Test
  void dotsAndDashesBetweenDigitsSpellTheSameModel() {
    assertThat(identity.of("openrouter", "anthropic/claude-sonnet-4.5").key())
        .isEqualTo(identity.of("anthropic", "claude-sonnet-4-5").key());
  }

  @Test
  void azureOpenAiServesOpenAiModelsOnly() {
    assertThat(identity.servingProvider("azure-openai", "gpt-image-2")).isEqualTo("azure-openai");
    assertThat(identity.servingProvider("azure-openai", "deepseek-r1"))
        .isEqualTo("azure-ai-foundry");
  }

  @ParameterizedTest
  @CsvSource({
    "azure, azure-openai",
    "vertex_ai-language-models, vertex-ai",
    "gemini, google-ai-studio",
    "vercel_ai_gateway, vercel-ai-gateway",
    "aiml, aimlapi",
    "fal_ai, fal",
    "together, together-ai",
    "Some_New Host, some-new-host",
  })
  void everySpellingOfAProviderHasOneCanonicalId(String spelling, String id) {
    assertThat(Providers.builtIn().canonical(spelling)).isEqualTo(id);
  }
}
