package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pledges are facts: written once, by plain SQL, never loaded to be changed. */
@ApplicationScoped
class Pledges {

    private static final String PLACE =
            "(select pledged_at, intent from pledge where campaign_id = ?1 and intent = ?2) and";

    private final EntityManager database;

    Pledges(EntityManager database) {
        this.database = database;
    }

    /** What one intent made. */
    record Made(
            UUID id,
            UUID campaign,
            UUID person,
            Money amount,
            String publicName,
            String message,
            UUID chosen,
            Fallback fallback) {}

    /** Makes the pledge unless its intent has made one already, also at this very instant; true if it did. */
    boolean add(UUID campaign, UUID person, NewPledge wanted, Instant at) {
        return Sql.write(
                        database,
                        """
                insert into pledge (id, campaign_id, person_id, amount_cents, public_name, message, intent, pledged_at)
                values (?1, ?2, ?3, ?4, cast(?5 as text), cast(?6 as text), ?7, ?8) on conflict (intent) do nothing""",
                        UUID.randomUUID(),
                        campaign,
                        person,
                        wanted.amount().cents(),
                        wanted.publicName(),
                        wanted.message(),
                        wanted.intent(),
                        at)
                == 1;
    }

    /** Against another pledge of theirs until the end of the transaction. */
    void lockPerson(UUID person) {
        rows("select 1 from person where id = ?1 for no key update", person);
    }

    /** What a person has promised to a campaign and not taken back. */
    Money standing(UUID campaign, UUID person) {
        return Money.ofCents(rows("""
                select cast(coalesce(sum(p.amount_cents), 0) as bigint) from pledge p where p.campaign_id = ?1 and p.person_id = ?2
                and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)""", campaign, person).get(0).get(0, Long.class));
    }

    Optional<Made> byIntent(UUID intent) {
        return rows("""
                select p.id, p.campaign_id, p.person_id, p.amount_cents, p.public_name, p.message, c.return_id, f.choice, f.other_id
                from pledge p left join return_claim c on c.pledge_id = p.id
                              left join pledge_fallback f on f.pledge_id = p.id and f.number = 1
                where p.intent = ?1""", intent).stream()
                .findFirst()
                .map(row -> new Made(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        Money.ofCents(row.get(3, Long.class)),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, UUID.class),
                        fallback(row.get(7, String.class), row.get(8, UUID.class))));
    }

    private static Fallback fallback(String choice, UUID other) {
        return choice == null ? Fallback.BACK : new Fallback(Fallback.Choice.valueOf(choice), other);
    }

    Optional<UUID> campaignOf(UUID pledge, UUID person) {
        return rows("select campaign_id from pledge where id = ?1 and person_id = ?2", pledge, person).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    boolean withdraw(UUID pledge, Instant at) {
        return Sql.write(
                        database,
                        "insert into pledge_withdrawal (pledge_id, withdrawn_at) values (?1, ?2) on conflict do nothing",
                        pledge,
                        at)
                == 1;
    }

    boolean withdrawn(UUID pledge) {
        return !rows("select 1 from pledge_withdrawal where pledge_id = ?1", pledge)
                .isEmpty();
    }

    Optional<PledgeView> one(UUID pledge, UUID person, Instant now) {
        return views("p.id = ?2", 1, now, person, pledge).stream().findFirst();
    }

    /** A person's pledges, newest first. */
    List<PledgeView> of(UUID person, int limit, Instant now) {
        return views("true", limit, now, person);
    }

    private List<PledgeView> views(String which, int limit, Instant now, Object... parameters) {
        return rows("""
                select p.id, c.slug, c.title, c.status, c.closes_at, p.amount_cents,
                       case when n.number is null then p.public_name else n.public_name end,
                       case when n.number is null then p.message else n.message end, p.pledged_at,
                       w.withdrawn_at, c.opens_at, r.title, f.choice, f.other_id, o.title,
                       exists (select 1 from return_lapse l where l.pledge_id = p.id),
                       exists (select 1 from moved_gift g where g.to_pledge = p.id), exists (select 1 from moved_gift g where g.pledge_id = p.id)
                           or exists (select 1 from pledge_event e where e.pledge_id = p.id and e.event = 'QUEUE_REFUND')
                from pledge p join campaign c on c.id = p.campaign_id left join pledge_withdrawal w on w.pledge_id = p.id
                              left join return_claim k on k.pledge_id = p.id left join campaign_return r on r.id = k.return_id
                              left join lateral (select * from pledge_naming where pledge_id = p.id order by number desc limit 1) n on true
                              left join lateral (select * from pledge_fallback where pledge_id = p.id order by number desc limit 1) f on true
                              left join campaign o on o.id = f.other_id
                where p.person_id = ?1 and %s order by p.pledged_at desc, p.id desc limit %d""".formatted(which, limit), parameters).stream()
                .map(row -> view(row, now))
                .toList();
    }

    private static PledgeView view(Tuple row, Instant now) {
        var status = CampaignStatus.valueOf(row.get(3, String.class));
        var closesAt = row.get(4, Instant.class);
        var withdrawnAt = row.get(9, Instant.class);
        var fallback = fallback(row.get(12, String.class), row.get(13, UUID.class));
        var arrived = row.get(16, Boolean.class);
        var gone = row.get(17, Boolean.class);
        return new PledgeView(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                status,
                closesAt,
                Money.ofCents(row.get(5, Long.class)),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, Instant.class),
                withdrawnAt,
                withdrawnAt == null
                        && (status == CampaignStatus.SUSPENDED
                                || status == CampaignStatus.LIVE && now.isBefore(closesAt)),
                row.get(11, String.class),
                fallback,
                row.get(14, String.class),
                row.get(15, Boolean.class),
                withdrawnAt == null && !arrived && status == CampaignStatus.LIVE && now.isBefore(closesAt),
                withdrawnAt == null
                        && !gone
                        && fallback.choice() != Fallback.Choice.BACK
                        && (status == CampaignStatus.CLOSED || status == CampaignStatus.FAILED));
    }

    /** Backers who want to be named or left a message, newest first. */
    List<BackerView> seen(UUID campaign, int limit) {
        return seen("", "desc", limit, campaign);
    }

    /** Those after the given place. */
    List<BackerView> seenAfter(UUID campaign, UUID place, int limit) {
        return seen("(p.pledged_at, p.intent) < " + PLACE, "desc", limit, campaign, place);
    }

    /** The same list read backwards: those before the given place, the nearest first. */
    List<BackerView> seenBefore(UUID campaign, UUID place, int limit) {
        return seen("(p.pledged_at, p.intent) > " + PLACE, "asc", limit, campaign, place);
    }

    private List<BackerView> seen(String place, String order, int limit, Object... parameters) {
        return rows("""
                select s.public_name, s.message, p.pledged_at, p.intent from standing_pledge p
                     left join lateral (select * from pledge_naming where pledge_id = p.id order by number desc limit 1) n on true,
                     lateral (select case when n.number is null then p.public_name else n.public_name end as public_name,
                                     case when n.number is null then p.message else n.message end as message) s
                where %s p.campaign_id = ?1 and (s.public_name is not null or s.message is not null)
                order by p.pledged_at %s, p.intent %s limit %d""".formatted(place, order, order, limit), parameters).stream()
                .map(row -> new BackerView(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        LocalDate.ofInstant(row.get(2, Instant.class), Time.ROME),
                        row.get(3, UUID.class)))
                .toList();
    }

    /** Nobody else changes what this pledge says until the end of the transaction. */
    void lock(UUID pledge) {
        rows("select 1 from pledge where id = ?1 for update", pledge);
    }

    /** Nor does its money go anywhere, if it was collected. */
    void lockMoney(UUID pledge) {
        rows("select 1 from pledge_state where pledge_id = ?1 for share", pledge);
    }

    void addNaming(UUID pledge, String publicName, String message, Instant at) {
        Sql.write(database, """
                insert into pledge_naming (pledge_id, number, public_name, message, named_at)
                select ?1, coalesce(max(number), 0) + 1, cast(?2 as text), cast(?3 as text), ?4 from pledge_naming where pledge_id = ?1""", pledge, publicName, message, at);
    }

    void addFirstFallback(UUID pledge, Fallback wanted, Instant at) {
        addFallback(pledge, 0, wanted, at);
    }

    void changeFallback(UUID pledge, Fallback wanted, Instant at) {
        addFallback(pledge, 1, wanted, at);
    }

    private void addFallback(UUID pledge, int after, Fallback wanted, Instant at) {
        Sql.write(database, """
                insert into pledge_fallback (pledge_id, number, choice, other_id, chosen_at)
                select ?1, coalesce(max(number), ?2) + 1, ?3, cast(?4 as uuid), ?5 from pledge_fallback where pledge_id = ?1""", pledge, after, wanted.choice().name(), wanted.other(), at);
    }

    void addAssistance(UUID pledge, UUID officer, String document, Instant at) {
        Sql.write(database, """
                insert into assisted_pledge (pledge_id, officer_id, document, entered_at) values (?1, ?2, ?3, ?4)
                on conflict do nothing""", pledge, officer, document, at);
    }

    long assisted(UUID campaign) {
        return rows(
                        "select count(*) from assisted_pledge a join standing_pledge p on p.id = a.pledge_id where p.campaign_id = ?1",
                        campaign)
                .get(0)
                .get(0, Long.class);
    }

    Optional<Money> assistedBy(UUID campaign, UUID pledge, UUID officer) {
        return rows("""
                select p.amount_cents from assisted_pledge a join pledge p on p.id = a.pledge_id
                where p.campaign_id = ?1 and p.id = ?2 and a.officer_id = ?3""", campaign, pledge, officer).stream()
                .findFirst()
                .map(row -> Money.ofCents(row.get(0, Long.class)));
    }

    private List<Tuple> rows(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters);
    }
}
