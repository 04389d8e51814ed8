package it.broletto.comparison;

import it.broletto.ballot.ResultService;
import it.broletto.identity.Person;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesService;
import it.broletto.shared.Refusal;
import it.broletto.tally.Election;
import it.broletto.tally.Limits;
import it.broletto.tally.Pabulib;
import it.broletto.tally.PabulibException;
import it.broletto.tally.RuleSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Elections to look at under several rules: those of decided rounds, and uploaded files. Nothing becomes of either. */
@ApplicationScoped
@Transactional
class ComparisonService {

    private static final Duration KEPT = Duration.ofDays(1);

    private final ComparedFiles files;
    private final ResultService results;
    private final RulesService rules;
    private final Clock clock;

    ComparisonService(ComparedFiles files, ResultService results, RulesService rules, Clock clock) {
        this.files = files;
        this.results = results;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Keeps a file for a day.
     *
     * @param content at most {@link Limits#UPLOAD} bytes
     * @return its SHA-256, by which it is known from here on
     * @throws PabulibException with line and reason if it is no countable election; nothing is kept then
     */
    String upload(byte[] content, Person person) throws PabulibException {
        read(content);
        var now = clock.instant();
        files.forgetOlderThan(now.minus(KEPT));
        var sha256 = sha256(content);
        files.keep(sha256, content, person.id(), now);
        return sha256;
    }

    /** @throws Refusal NOT_FOUND if nobody uploaded it, or it was kept for a day */
    void requireUploaded(String sha256) {
        if (!files.has(sha256)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
    }

    /** With its ballots grouped. @throws Refusal as {@link #requireUploaded} */
    Election uploaded(String sha256) {
        return readAgain(files.findByIdOptional(sha256)
                .map(ComparedFile::content)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND)));
    }

    /** The ballots of a decided round's area, as they were counted, grouped. @throws Refusal as {@link ResultService#file} */
    Election of(RoundView round, String areaCode) {
        return readAgain(results.file(round, areaCode));
    }

    /** The rules by which a decided round was counted. */
    RuleSheet rulesOf(RoundView round) {
        return rules.sealed(round.id());
    }

    private static Election read(byte[] content) throws PabulibException {
        try {
            return Pabulib.readGrouped(new ByteArrayInputStream(content), Limits.UPLOAD);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Election readAgain(byte[] content) {
        try {
            return read(content);
        } catch (PabulibException checkedBefore) {
            throw new IllegalStateException(checkedBefore);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
