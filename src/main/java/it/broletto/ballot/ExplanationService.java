package it.broletto.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import io.quarkus.logging.Log;
import it.broletto.rules.RulesService;
import it.broletto.shared.Money;
import it.broletto.tally.Election;
import it.broletto.tally.Pabulib;
import it.broletto.tally.PabulibException;
import it.broletto.tally.RuleSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Why outcomes came out as they did. Told once for each outcome, from the file that was counted and the sealed rules,
 * and kept: neither ever changes. Each public method is one transaction, or part of the caller's.
 */
@ApplicationScoped
@Transactional
public class ExplanationService {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(amounts());

    private final Explanations explanations;
    private final RulesService rules;
    private final Clock clock;

    ExplanationService(Explanations explanations, RulesService rules, Clock clock) {
        this.explanations = explanations;
        this.rules = rules;
        this.clock = clock;
    }

    /** By outcome; tells now what nobody has asked for yet. Amounts are decimals in strings, {@code "1500.00"}. */
    Map<UUID, String> json(UUID round, Collection<UUID> outcomes) {
        var told = new HashMap<>(explanations.of(outcomes));
        if (told.size() < outcomes.size()) {
            var sheet = rules.sealed(round);
            outcomes.stream()
                    .filter(outcome -> !told.containsKey(outcome))
                    .sorted()
                    .forEach(outcome -> told.put(outcome, tell(outcome, sheet)));
        }
        return told;
    }

    /** As {@link #json}. */
    Map<UUID, AreaExplanation> of(UUID round, Collection<UUID> outcomes) {
        var all = new HashMap<UUID, AreaExplanation>();
        json(round, outcomes).forEach((outcome, told) -> all.put(outcome, read(told)));
        return all;
    }

    /** Tells at once why an outcome came out, before anybody asks. What cannot be told now is told to the first who asks. */
    void tell(UUID outcome, Election election, RuleSheet sheet) {
        String told;
        try {
            told = write(AreaExplainer.explain(election, sheet));
        } catch (RuntimeException later) {
            Log.error("outcome " + outcome + " could not be explained; the count stands", later);
            return;
        }
        explanations.keep(outcome, told, clock.instant());
    }

    private String tell(UUID outcome, RuleSheet sheet) {
        var file = explanations.fileToExplain(outcome);
        var byOthers = explanations.of(List.of(outcome)).get(outcome);
        if (byOthers != null) {
            return byOthers;
        }
        var told = write(explain(file, sheet));
        explanations.keep(outcome, told, clock.instant());
        return told;
    }

    private static AreaExplanation explain(byte[] file, RuleSheet sheet) {
        try {
            return AreaExplainer.explain(Pabulib.read(new ByteArrayInputStream(file)), sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (PabulibException counted) {
            throw new IllegalStateException("a file that was counted cannot be read", counted);
        }
    }

    /** As {@link #json}. */
    static JsonNode tree(AreaExplanation explanation) {
        return JSON.valueToTree(explanation);
    }

    private static String write(AreaExplanation explanation) {
        try {
            return JSON.writeValueAsString(explanation);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static AreaExplanation read(String told) {
        try {
            return JSON.readValue(told, AreaExplanation.class);
        } catch (JsonProcessingException another) {
            throw new UncheckedIOException(another);
        }
    }

    private static SimpleModule amounts() {
        return new SimpleModule()
                .addSerializer(Money.class, new ToStringSerializerBase(Money.class) {
                    @Override
                    public String valueToString(Object value) {
                        return ((Money) value).decimal();
                    }
                })
                .addDeserializer(Money.class, new FromStringDeserializer<Money>(Money.class) {
                    @Override
                    protected Money _deserialize(String decimal, DeserializationContext context) {
                        return Money.ofCents(
                                new BigDecimal(decimal).movePointRight(2).longValueExact());
                    }
                });
    }
}
