package it.broletto.transfer;

import it.broletto.campaign.PledgeView;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a backer says and is told about their transfer. Whose pledge it is, is the caller's to check. */
@ApplicationScoped
@Transactional
class PayerService {

    /** How a transfer stands, as its backer is told it. */
    enum Stage {
        /** The backer has not said in whose name the account is. */
        NAMELESS,
        TO_PAY,
        /** There; kept until the collection. */
        ARRIVED,
        COLLECTED,
        GOING_BACK,
        GIVEN_BACK,
        /** No transfer is waited for. */
        CLOSED
    }

    /** One that named the reference and could not be taken. */
    public record Astray(Money amount, Reason reason, boolean back) {}

    /** @param due when transfers are waited for at the latest */
    record Standing(Stage stage, Reference reference, Instant due, List<Astray> astray) {}

    private static final int SHOWN = 5;

    private final Calls calls;
    private final Lines lines;
    private final Backs backs;
    private final Clock clock;

    PayerService(Calls calls, Lines lines, Backs backs, Clock clock) {
        this.calls = calls;
        this.lines = lines;
        this.backs = backs;
        this.clock = clock;
    }

    /** Refuses with {@code NOT_FOUND} a pledge that nobody wanted to pay by transfer. */
    Standing of(PledgeView pledge) {
        var expected = calls.byPledge(pledge.id()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var setUp = calls.setUp(pledge.id());
        var astray = lines.astray(expected.reference(), SHOWN).stream()
                .map(credit -> new Astray(
                        Money.ofCents(credit.cents()),
                        credit.reason(),
                        credit.status() == LineStatus.BACK || credit.status() == LineStatus.PAID))
                .filter(one -> one.reason() != null)
                .toList();
        var stage = lines.paying(pledge.id())
                .map(PayerService::stage)
                .orElseGet(
                        () -> setUp.isPresent() && !calls.hasPayer(setUp.get().key()) && pledge.withdrawnAt() == null
                                ? Stage.NAMELESS
                                : expected.open() ? Stage.TO_PAY : Stage.CLOSED);
        return new Standing(stage, expected.reference(), calls.dueAt(pledge.id()), astray);
    }

    private static Stage stage(Credit credit) {
        return switch (credit.status()) {
            case MATCHED -> Stage.ARRIVED;
            case COLLECTED -> Stage.COLLECTED;
            case PAID -> Stage.GIVEN_BACK;
            default -> Stage.GOING_BACK;
        };
    }

    /**
     * Says in whose name the account is that a pledge is paid from; the first answer of a set-up stays. Refuses with
     * {@code NOT_FOUND} where nothing was asked.
     *
     * @param name 2 to 140 characters
     * @return the set-up's attempt
     */
    int name(UUID pledge, String name) {
        if (Text.length(name) < 2 || Text.length(name) > 140) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        var setUp = calls.setUp(pledge).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        calls.namePayer(setUp.key(), backs.sealPayer(setUp.key(), name), clock.instant());
        return setUp.attempt();
    }

    /** The name that was given; empty if none was. */
    Optional<String> payer(UUID pledge) {
        return calls.byPledge(pledge).flatMap(backs::payer);
    }
}
