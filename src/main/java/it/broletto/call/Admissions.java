package it.broletto.call;

import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.Split;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The campaigns in calls, what people gave them and what is added, by plain SQL: facts, written once. */
@ApplicationScoped
class Admissions {

    private static final String ADMISSION = """
            select a.campaign_id, a.call_id, a.window_number, coalesce(x.budget_cents, a.budget_cents),
                   coalesce(x.reserved_cents, a.reserved_cents), a.admitted_at, %s
            from admission a join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
            left join lateral (select * from admission_change where campaign_id = a.campaign_id order by number desc limit 1) x on true """.formatted(Calls.VERSION);

    private static final String DECISION = """
            select d.campaign_id, c.funded, c.settled_cents, d.pool_cents, d.cents, d.outcome, d.split, d.decided_at
            from match_decision d join match_claim c on c.campaign_id = d.campaign_id """;

    private final EntityManager database;

    Admissions(EntityManager database) {
        this.database = database;
    }

    Optional<Admission> of(UUID campaign) {
        return of(List.of(campaign)).stream().findFirst();
    }

    List<Admission> of(Collection<UUID> campaigns) {
        return campaigns.isEmpty() ? List.of() : admissions("where a.campaign_id in (?1)", campaigns);
    }

    /** The latest of a call, the latest first. */
    List<Admission> inCall(UUID call, int limit) {
        return admissions("where a.call_id = ?1 order by a.admitted_at desc, a.campaign_id desc limit " + limit, call);
    }

    /** What the city gave from the envelope of a call beside any match: each has accounts of its own; the latest 500. */
    List<UUID> awardsOf(UUID call) {
        return Sql.rows(
                        database,
                        "select id from city_award where call_id = ?1 order by proposed_at desc limit 500",
                        call)
                .stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    /** All that came in one window, in their order. */
    List<Admission> inWindow(UUID call, int window) {
        return admissions(
                "where a.call_id = ?1 and a.window_number = ?2 order by a.admitted_at, a.campaign_id", call, window);
    }

    private List<Admission> admissions(String which, Object... parameters) {
        return Sql.rows(database, ADMISSION + " " + which, parameters).stream()
                .map(row -> new Admission(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, Integer.class),
                        Calls.rule(row, 6),
                        Money.ofCents(row.get(3, Long.class)),
                        Money.ofCents(row.get(4, Long.class)),
                        row.get(5, Instant.class)))
                .toList();
    }

    void add(Admission admission) {
        Sql.write(
                database,
                """
                insert into admission (campaign_id, call_id, window_number, rule_number, budget_cents, reserved_cents, admitted_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""",
                admission.campaign(),
                admission.call(),
                admission.window(),
                admission.rule().number(),
                admission.budget().cents(),
                admission.reserved().cents(),
                admission.at());
    }

    /** Another budget, and what is reserved for it from now on. */
    void change(UUID campaign, UUID change, long budgetCents, long reservedCents, Instant at) {
        Sql.write(database, """
                insert into admission_change (campaign_id, number, change_id, budget_cents, reserved_cents, at)
                select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 from admission_change where campaign_id = ?1""", campaign, change, budgetCents, reservedCents, at);
    }

    /** What people gave a campaign, as it was decided on. */
    record Claimed(UUID campaign, boolean funded, List<Gift> gifts) {}

    List<Claimed> claimed(Collection<UUID> campaigns) {
        return campaigns.isEmpty()
                ? List.of()
                : Sql.rows(
                                database,
                                "select campaign_id, funded, gifts from match_claim where campaign_id in (?1)",
                                campaigns)
                        .stream()
                        .map(row -> new Claimed(
                                row.get(0, UUID.class),
                                row.get(1, Boolean.class),
                                MatchText.gifts(row.get(2, String.class))))
                        .toList();
    }

    /** Whether campaigns were funded; those not decided on are missing. */
    Map<UUID, Boolean> funded(Collection<UUID> campaigns) {
        return campaigns.isEmpty()
                ? Map.of()
                : Sql.rows(database, "select campaign_id, funded from match_claim where campaign_id in (?1)", campaigns)
                        .stream()
                        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Boolean.class)));
    }

    /**
     * A gift that was decided on, and what is added to it.
     *
     * @param number from 1, in the order in which they were settled
     * @param donor a number for somebody
     */
    record Added(int number, int donor, long cents, long addedCents) {}

    /** Those of a decided campaign beside a number: before it the last first, or after it; none unless the rule looks at each. */
    List<Added> gifts(UUID campaign, int number, boolean before, int limit) {
        return Sql.rows(
                        database,
                        "select number, donor, cents, added_cents from match_gift where campaign_id = ?1 and number "
                                + (before ? "< ?2 order by number desc" : "> ?2 order by number") + " limit ?3",
                        campaign,
                        number,
                        limit)
                .stream()
                .map(row -> new Added(
                        row.get(0, Integer.class),
                        row.get(1, Integer.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class)))
                .toList();
    }

    /** The match of a decided campaign with what is added to each gift. */
    Match whole(Decision decision) {
        return MatchText.match(
                decision.campaign().toString(),
                decision.match().cents(),
                Sql.rows(database, "select match from match_decision where campaign_id = ?1", decision.campaign())
                        .get(0)
                        .get(0, String.class));
    }

    /** What the city gives a campaign beside its match: what was written with the claim, else what stands. */
    long awarded(UUID campaign) {
        return Sql.rows(database, """
                select coalesce((select award_cents from match_claim where campaign_id = ?1),
                                (select cast(sum(a.cents) as bigint) from city_award a
                                 join city_award_answer s on s.award_id = a.id and s.approved left join city_award_end e on e.award_id = a.id
                                 where a.campaign_id = ?1 and e.committed is not false), 0)""", campaign).get(0).get(0, Long.class);
    }

    /** @param awardCents what the city gave beside the match, if that counts */
    void claim(UUID campaign, boolean funded, List<Gift> gifts, long awardCents, Instant at) {
        Sql.write(
                database,
                "insert into match_claim (campaign_id, funded, settled_cents, gifts, claimed_at, award_cents) values (?1, ?2, ?3, ?4, ?5, ?6)",
                campaign,
                funded,
                gifts.stream().mapToLong(Gift::cents).sum(),
                MatchText.write(MatchText.numbered(gifts)),
                at,
                awardCents);
    }

    void decide(Admission admission, Match match, long poolCents, List<Sponsor> sponsors, Instant at) {
        var parts =
                Split.of(match.cents(), sponsors.stream().map(Sponsor::share).toList());
        var split = new ArrayList<Decision.Part>();
        for (var each = 0; each < parts.size(); each++) {
            split.add(new Decision.Part(sponsors.get(each).name(), parts.get(each)));
        }
        Sql.write(
                database,
                """
                insert into match_decision (campaign_id, call_id, rule_sha256, pool_cents, cents, match, split, decided_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""",
                admission.campaign(),
                admission.call(),
                admission.rule().sha256(),
                poolCents,
                match.cents(),
                MatchText.write(match),
                MatchText.write(split),
                at);
    }

    Optional<Decision> decision(UUID campaign) {
        return decisions(List.of(campaign)).stream().findFirst();
    }

    List<Decision> decisions(Collection<UUID> campaigns) {
        return campaigns.isEmpty()
                ? List.of()
                : Sql.rows(database, DECISION + " where d.campaign_id in (?1)", campaigns).stream()
                        .map(Admissions::decision)
                        .toList();
    }

    private static Decision decision(Tuple row) {
        var campaign = row.get(0, UUID.class);
        return new Decision(
                campaign,
                row.get(1, Boolean.class),
                Money.ofCents(row.get(2, Long.class)),
                Money.ofCents(row.get(3, Long.class)),
                MatchText.match(campaign.toString(), row.get(4, Long.class), row.get(5, String.class)),
                MatchText.split(row.get(6, String.class)),
                row.get(7, Instant.class));
    }

    void share(UUID call, int window, long poolCents, Instant at) {
        Sql.write(
                database,
                "insert into match_sharing (call_id, window_number, pool_cents, shared_at) values (?1, ?2, ?3, ?4)",
                call,
                window,
                poolCents,
                at);
    }

    /** The numbers of a call's windows whose pool was shared, with the pool's cents. */
    Map<Integer, Long> shared(UUID call) {
        return Sql.rows(database, "select window_number, pool_cents from match_sharing where call_id = ?1", call)
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, Integer.class), row -> row.get(1, Long.class)));
    }

    /** Whether a campaign of the call waits for its decision. */
    boolean anyOpen(UUID call) {
        return !Sql.rows(database, """
                select 1 from admission a where a.call_id = ?1
                and not exists (select 1 from match_decision d where d.campaign_id = a.campaign_id) limit 1""", call).isEmpty();
    }

    /** Calls that share pools and have a campaign that is funded and not decided. */
    List<UUID> toShare() {
        return Sql.rows(database, """
                select distinct a.call_id from match_claim c join admission a on a.campaign_id = c.campaign_id
                join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
                where c.funded and r.shared and not exists (select 1 from match_decision d where d.campaign_id = c.campaign_id)
                limit 20""").stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }
}
