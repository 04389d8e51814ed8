package it.broletto.collection;

import it.broletto.call.Admission;
import it.broletto.call.CallService;
import it.broletto.call.Decision;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.collection.PledgeStatus.Event;
import it.broletto.collection.Rehearsed.Check;
import it.broletto.collection.Rehearsed.Rule;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rehearses a close: closes, collects, decides and gives back with the real code on the real pledges, against a provider
 * in memory, in one transaction that is rolled back and that the database refuses to commit. Others see nothing of it;
 * while it runs, whoever writes to the ledger or pledges to this campaign waits.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class RehearsalService {

    /** A larger campaign would keep the ledger's writers waiting for too long. */
    public static final int MOST = 2_000;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int ROUNDS = 10;

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final CampaignService campaigns;
    private final CollectionService collections;
    private final CallService calls;
    private final LedgerService ledger;
    private final int tries;

    RehearsalService(
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            CampaignService campaigns,
            CollectionService collections,
            CallService calls,
            LedgerService ledger,
            @ConfigProperty(name = "broletto.collection.tries") List<Duration> tries) {
        this.database = database;
        this.transaction = transaction;
        this.campaigns = campaigns;
        this.collections = collections;
        this.calls = calls;
        this.ledger = ledger;
        this.tries = tries.size();
    }

    /**
     * Refuses with {@code CAMPAIGN_NOT_LIVE} any but a live campaign, with {@code INVALID_INPUT} one without a rail or with
     * more than {@value #MOST} pledges. Throws IllegalStateException if it takes longer than a minute.
     *
     * @param percent how many of a hundred pledges drop out
     * @param seed from which faults are drawn
     */
    public Rehearsed run(UUID campaign, int percent, long seed) {
        Sql.write(database, "set local lock_timeout = '5s'");
        // From here on nothing of this transaction can be kept.
        Sql.write(database, "insert into rehearsal_guard (id) values (?1)", UUID.randomUUID());
        try {
            return new Run(campaign, percent, seed).result();
        } finally {
            transaction.setRollbackOnly();
        }
    }

    /** One run. */
    private final class Run {

        private final UUID campaign;
        private final int percent;
        private final long began = System.nanoTime();
        private final List<UUID> pledges;
        private final PlayedProvider provider;

        Run(UUID campaign, int percent, long seed) {
            this.campaign = campaign;
            this.percent = percent;
            var card = campaigns.byIds(List.of(campaign)).get(campaign);
            if (card == null || card.status() != CampaignStatus.LIVE) {
                throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
            }
            if (collections.railOf(campaign).isEmpty()) {
                throw new Refusal(Reason.INVALID_INPUT);
            }
            pledges = Sql.rows(
                            database,
                            "select id from standing_pledge where campaign_id = ?1 order by id limit " + (MOST + 1),
                            campaign)
                    .stream()
                    .map(row -> row.get(0, UUID.class))
                    .toList();
            if (pledges.size() > MOST) {
                throw new Refusal(Reason.INVALID_INPUT);
            }
            provider = new PlayedProvider(pledges, percent, seed);
        }

        Rehearsed result() {
            campaigns.closeNow(campaign);
            var closed = collections.openNow(campaign);
            if (closed) {
                for (var attempt = 1; attempt <= tries; attempt++) {
                    charge();
                    if (attempt < tries) {
                        collections.take(campaign, PledgeStatus.DECLINED, Event.RETRY);
                    }
                }
                collections.decideNow(campaign);
                giveBack();
            }
            return report(closed);
        }

        private void charge() {
            play(collections.take(campaign, PledgeStatus.QUEUED, Event.ASK));
            // Whatever nobody heard of is asked for again, under its key, as after a crash.
            for (var round = 0; round < ROUNDS; round++) {
                play(collections.take(campaign, PledgeStatus.COLLECTING, Event.ASK_AGAIN));
            }
            for (var state : collections.in(campaign, PledgeStatus.ACTION_REQUIRED)) {
                collections.heard(state.pledge(), state.attempts(), provider.agreed(state));
            }
        }

        private void play(List<PledgeState> taken) {
            for (var state : taken) {
                requireTime();
                provider.collect(state).ifPresent(reply -> {
                    // Each message comes twice.
                    collections.heard(state.pledge(), state.attempts(), reply);
                    collections.heard(state.pledge(), state.attempts(), reply);
                });
            }
        }

        private void giveBack() {
            collections.queueRefundsOf(campaign);
            playBack(collections.take(campaign, PledgeStatus.REFUND_QUEUED, Event.ASK_REFUND));
            for (var round = 0; round < ROUNDS; round++) {
                playBack(collections.take(campaign, PledgeStatus.REFUNDING, Event.ASK_REFUND_AGAIN));
            }
        }

        private void playBack(List<PledgeState> taken) {
            for (var state : taken) {
                requireTime();
                provider.refund(state).ifPresent(reply -> {
                    collections.heardRefund(state.pledge(), state.refunds(), reply);
                    collections.heardRefund(state.pledge(), state.refunds(), reply);
                });
            }
        }

        private void requireTime() {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException("longer than " + LONGEST.toSeconds() + " s");
            }
        }

        private Rehearsed report(boolean closed) {
            var closing = Sql.rows(
                            database,
                            "select promised_cents, minimum_cents from campaign_closing where campaign_id = ?1",
                            campaign)
                    .get(0);
            var sums = Sql.rows(database, """
                    select count(*) filter (where status not in ('DROPPED')), coalesce(cast(sum(amount_cents) filter (where status not in ('DROPPED')) as bigint), 0),
                           count(*) filter (where status = 'DROPPED'), coalesce(cast(sum(amount_cents) filter (where status = 'DROPPED') as bigint), 0),
                           count(*) filter (where status not in ('COLLECTED', 'DROPPED', 'REFUNDED'))
                    from pledge_state where campaign_id = ?1""", campaign).get(0);
            var funded =
                    Sql.rows(database, "select funded from collection_decision where campaign_id = ?1", campaign)
                            .stream()
                            .anyMatch(row -> row.get(0, Boolean.class));
            var admission = calls.admission(campaign);
            var reserved = admission
                    .map(Admission::reserved)
                    .map(it.broletto.shared.Money::cents)
                    .orElse(0L);
            var match = calls.decision(campaign)
                    .map(Decision::amount)
                    .map(it.broletto.shared.Money::cents)
                    .orElse(null);
            var collected = sums.get(1, Long.class);
            var escrow = ledger.balance(Kind.ESCROW.of(campaign)).posted();
            var owed = ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted();
            var minimum = closing.get(1, Long.class);
            var held = new ArrayList<Check>();
            held.add(new Check(Rule.CHARGED_ONCE, provider.chargedOnce()));
            held.add(new Check(
                    Rule.SAME_SUM,
                    provider.takenCents() == collected
                            && provider.takenCents() - provider.refundedCents() == escrow + owed));
            held.add(new Check(Rule.NOBODY_FORGOTTEN, sums.get(4, Long.class) == 0));
            held.add(new Check(Rule.DECIDED_ON_SETTLED, funded == (closed && collected >= minimum)));
            held.add(new Check(
                    Rule.WITHIN_RESERVE,
                    match == null
                            || match <= reserved
                            || admission.get().rule().rule().sharesPool()));
            held.add(new Check(Rule.NOTHING_LEFT, funded || escrow == 0 && owed == 0));
            return new Rehearsed(
                    percent,
                    pledges.size(),
                    closing.get(0, Long.class),
                    minimum,
                    closed,
                    funded,
                    sums.get(0, Long.class),
                    collected,
                    sums.get(2, Long.class),
                    sums.get(3, Long.class),
                    match,
                    reserved,
                    match == null ? 0 : Math.max(0, reserved - match),
                    provider.refunds(),
                    provider.asks(),
                    provider.faults(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    held);
        }
    }
}
