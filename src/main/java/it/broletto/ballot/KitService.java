package it.broletto.ballot;

import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesService;
import it.broletto.rules.RulesView;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Recount kits: the counted file, {@code rules.json}, {@code result.json} with the hashes of both, and what to type. An
 * archive depends on nothing but these files: no clock, no time zone, no compression.
 */
@ApplicationScoped
@Transactional
public class KitService {

    /** The first of January 1980 means "earlier" in a zip file, and brings the time zone in. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Outcomes outcomes;
    private final RulesService rules;
    private final ExplanationService explanations;

    KitService(Outcomes outcomes, RulesService rules, ExplanationService explanations) {
        this.outcomes = outcomes;
        this.rules = rules;
        this.explanations = explanations;
    }

    /**
     * The zip file of one area.
     *
     * @throws Refusal WRONG_PHASE while the round is not decided, NOT_FOUND if it has no such area
     */
    public byte[] of(RoundView round, String areaCode) {
        if (round.phase() != Phase.DECIDED) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE, round.phase().name());
        }
        var area = round.area(areaCode).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var counted = outcomes.counted(round.id(), area.id()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var sheet = rules.of(round.id());
        var result = counted.result() == null
                ? ResultFile.of(
                        outcomes.winners(counted.id()),
                        counted.budgetCents(),
                        counted.totalCents(),
                        counted.ballots(),
                        counted.fileSha256(),
                        sheet.sha256())
                : counted.result();
        var reversed = explanations
                .of(round.id(), List.of(counted.id()))
                .get(counted.id())
                .rule()
                .reversed();
        var name = round.slug() + "-" + areaCode.toLowerCase(Locale.ROOT) + ".pb";
        var files = new LinkedHashMap<String, byte[]>();
        files.put("README.txt", utf8(readme(round, area, name, counted.fileSha256(), sheet, result, reversed)));
        files.put(name, counted.file());
        files.put("rules.json", utf8(sheet.json()));
        files.put("result.json", utf8(result));
        return zip(files);
    }

    private static String readme(
            RoundView round,
            AreaView area,
            String name,
            String fileSha256,
            RulesView sheet,
            String result,
            boolean reversed) {
        // A vote that took place elsewhere had no lot promised and no sheet sealed here.
        var words = sheet.commitment() == null ? "/kit/README-past.txt" : "/kit/README.txt";
        try (var text = KitService.class.getResourceAsStream(words)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(reversed ? "(?m)^\\{greedy\\}" : "(?m)^\\{greedy\\}.*\\R", "")
                    .replace("{rulesSha256}", sheet.sha256())
                    .replace("{fileSha256}", fileSha256)
                    .replace("{resultSha256}", Sha256.hex(utf8(result)))
                    .replace("{file}", name)
                    .replace("{area}", area.name())
                    .replace("{round}", round.title());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
