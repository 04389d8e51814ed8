package it.broletto.ballot;

import it.broletto.audit.AuditService;
import it.broletto.identity.Person;
import it.broletto.project.ProjectService;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Elections that took place elsewhere, from Pabulib files. The same bytes are the same round, however often they come. */
@ApplicationScoped
@Transactional
public class ImportService {

    /** How large a file may be. */
    public static final long LIMIT_BYTES = Limits.UPLOAD.bytes();

    private static final Duration WAITS = Duration.ofDays(1);

    private final ImportedFiles files;
    private final RoundService rounds;
    private final ProjectService projects;
    private final CountService counts;
    private final AuditService audit;
    private final Clock clock;

    ImportService(
            ImportedFiles files,
            RoundService rounds,
            ProjectService projects,
            CountService counts,
            AuditService audit,
            Clock clock) {
        this.files = files;
        this.rounds = rounds;
        this.projects = projects;
        this.counts = counts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a file for a preview; it waits a day for its import.
     *
     * @return its SHA-256, by which it is known from here on
     * @throws PabulibException with line and reason if it is no countable election; nothing is kept then
     * @throws Refusal FILE_TOO_LARGE above {@link #LIMIT_BYTES}
     */
    public String upload(byte[] content, Person administrator) throws PabulibException {
        if (content.length > LIMIT_BYTES) {
            throw new Refusal(Refusal.Reason.FILE_TOO_LARGE, LIMIT_BYTES >> 20);
        }
        read(content);
        files.forgetWaitingSince(clock.instant().minus(WAITS));
        var sha256 = Sha256.hex(content);
        files.queue(sha256);
        if (files.findByIdOptional(sha256).isEmpty()) {
            files.persist(new ImportedFile(content, administrator.id(), clock.instant()));
        }
        return sha256;
    }

    /**
     * The round that an uploaded file has become, if it has.
     *
     * @throws Refusal NOT_FOUND if nobody uploaded it, or it waited too long
     */
    public Optional<RoundView> roundOf(String sha256) {
        return files.require(sha256).round().map(rounds::byId);
    }

    /**
     * What an uploaded file holds.
     *
     * @throws Refusal NOT_FOUND as {@link #roundOf}; ALREADY_DONE if it is a round by now
     */
    ImportedElection preview(String sha256) {
        var file = files.require(sha256);
        if (file.round().isPresent()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        return new ImportedElection(readAgain(file.content()));
    }

    /** Makes the uploaded file a decided round; one that is a round by now stays that round. */
    public RoundView importRound(String sha256, Person administrator) {
        var file = files.requireLocked(sha256);
        return rounds.byId(file.round().orElseGet(() -> importNow(file, sha256, administrator)));
    }

    private UUID importNow(ImportedFile file, String sha256, Person administrator) {
        var content = file.content();
        var imported = new ImportedElection(readAgain(content));
        var round = rounds.importClosed(imported.round(), administrator);
        var area = rounds.byId(round).areas().get(0).id();
        counts.countFile(round, area, RuleSheet.GREEDY, projects.importAll(round, area, imported.projects()), content);
        file.became(round);
        audit.record(administrator, "round.imported", round, round, sha256);
        return round;
    }

    private static Election read(byte[] content) throws PabulibException {
        try {
            return Pabulib.read(new ByteArrayInputStream(content), Limits.UPLOAD);
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
}
