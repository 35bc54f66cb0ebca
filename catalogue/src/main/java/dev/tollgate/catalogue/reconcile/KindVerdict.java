package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a model is for. Being able to call an image tool does not make an image model. */
final class KindVerdict {

  private record NameRule(Pattern pattern, Kind kind) {}

  private static final Pattern PICTURE_NAME =
      Pattern.compile(
          ".*(image|banana|dall-e|flux|imagen|diffusion|seedream|ideogram|recraft|photon|sdxl).*");

  private static final List<NameRule> NAMES =
      List.of(
          new NameRule(Pattern.compile(".*embed.*"), Kind.EMBEDDING),
          new NameRule(Pattern.compile(".*rerank.*"), Kind.RERANK),
          new NameRule(Pattern.compile(".*(whisper|transcribe|-asr|-stt).*"), Kind.TRANSCRIPTION),
          new NameRule(Pattern.compile(".*(-tts|tts-|speech).*"), Kind.SPEECH),
          new NameRule(Pattern.compile(".*moderation.*"), Kind.MODERATION),
          new NameRule(Pattern.compile("(sora|veo|kling|runway|gen[34]|seedance).*"), Kind.VIDEO),
          new NameRule(
              Pattern.compile("(dall-e|flux|imagen|stable-diffusion|sd3|sdxl|seedream).*"),
              Kind.IMAGE));

  /** Sources that state a kind knowingly; the rest inherit defaults. */
  private static final int KNOWING_RANK_MAX = 50;

  private KindVerdict() {}

  static Kind of(String name, List<Fact.Attribute> facts, Trust trust) {
    return stated(facts, trust, KNOWING_RANK_MAX)
        .or(() -> byOutput(name, facts))
        .or(() -> byName(name))
        .or(() -> stated(facts, trust, Integer.MAX_VALUE))
        .orElse(Kind.CHAT);
  }

  private static Optional<Kind> stated(List<Fact.Attribute> facts, Trust trust, int rankMax) {
    return facts.stream()
        .filter(fact -> fact.attribute().equals(Attributes.KIND))
        .filter(fact -> place(fact, trust) <= rankMax)
        .min(Comparator.comparingInt(fact -> place(fact, trust)))
        .map(fact -> Kind.valueOf(fact.value()));
  }

  private static int place(Fact.Attribute fact, Trust trust) {
    return trust.rank(fact.evidence().source(), "").place();
  }

  private static Optional<Kind> byOutput(String name, List<Fact.Attribute> facts) {
    List<String> outputs =
        facts.stream()
            .filter(fact -> fact.attribute().equals(Attributes.OUTPUT_MODALITIES))
            .map(Fact.Attribute::value)
            .toList();
    if (outputs.stream().anyMatch("image"::equals)) {
      return Optional.of(Kind.IMAGE);
    }
    if (outputs.stream().anyMatch("video"::equals)) {
      return Optional.of(Kind.VIDEO);
    }
    boolean pictures = outputs.stream().anyMatch(output -> output.contains("image"));
    return pictures && PICTURE_NAME.matcher(name).matches() && !name.contains("gpt-5")
        ? Optional.of(Kind.IMAGE)
        : Optional.empty();
  }

  private static Optional<Kind> byName(String name) {
    return NAMES.stream()
        .filter(rule -> rule.pattern().matcher(name).matches())
        .map(NameRule::kind)
        .findFirst();
  }
}
