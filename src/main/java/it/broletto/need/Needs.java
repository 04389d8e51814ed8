package it.broletto.need;

import it.broletto.shared.Sealed;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Needs and offers, by plain SQL; notes are kept sealed. */
@ApplicationScoped
class Needs {

    private static final String NEED = """
            select n.id, n.campaign_id, n.kind, n.name, n.wanted, cast(coalesce(o.quantity, 0) as bigint), coalesce(o.people, 0)
            from campaign_need n left join lateral (
                select sum(quantity) as quantity, count(distinct person_id) as people from need_offer
                where need_id = n.id and not exists (select 1 from need_offer_withdrawal w where w.offer_id = need_offer.id)) o on true
            """;

    private static final String OFFER = """
            select o.id, o.need_id, n.kind, n.name, o.quantity, o.note, o.offered_at, w.withdrawn_at
            from need_offer o join campaign_need n on n.id = o.need_id left join need_offer_withdrawal w on w.offer_id = o.id
            """;

    private final EntityManager database;
    private final Sealed sealed;

    Needs(EntityManager database, Sealed sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    /** Nothing happens if its intent has made one already; true if it did. */
    boolean add(UUID campaign, NewNeed wanted, Instant at) {
        return Sql.write(
                        database,
                        """
                insert into campaign_need (id, campaign_id, kind, name, wanted, intent, asked_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (intent) do nothing""",
                        UUID.randomUUID(),
                        campaign,
                        wanted.kind().name(),
                        wanted.name(),
                        wanted.wanted(),
                        wanted.intent(),
                        at)
                == 1;
    }

    /** Whether its intent made just this need. */
    boolean isAsked(UUID campaign, NewNeed wanted) {
        return !Sql.rows(
                        database,
                        "select 1 from campaign_need where intent = ?1 and campaign_id = ?2 and kind = ?3 and name = ?4 and wanted = ?5",
                        wanted.intent(),
                        campaign,
                        wanted.kind().name(),
                        wanted.name(),
                        wanted.wanted())
                .isEmpty();
    }

    /** In the order in which they were asked for. */
    List<NeedView> of(UUID campaign, int limit) {
        return Sql.rows(database, NEED + "where n.campaign_id = ?1 order by n.asked_at, n.id limit " + limit, campaign)
                .stream()
                .map(Needs::need)
                .toList();
    }

    Optional<NeedView> one(UUID campaign, UUID need) {
        return Sql.rows(database, NEED + "where n.campaign_id = ?1 and n.id = ?2", campaign, need).stream()
                .findFirst()
                .map(Needs::need);
    }

    /** Nothing happens if its intent has made one already; true if it did. */
    boolean offer(UUID need, UUID person, NewOffer wanted, Instant at) {
        var id = UUID.randomUUID();
        return Sql.write(
                        database,
                        """
                insert into need_offer (id, need_id, person_id, quantity, note, intent, offered_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (intent) do nothing""",
                        id,
                        need,
                        person,
                        wanted.quantity(),
                        sealed.seal(wanted.note(), belonging(id)),
                        wanted.intent(),
                        at)
                == 1;
    }

    /** Whether its intent made just this offer. */
    boolean isOffered(UUID need, UUID person, NewOffer wanted) {
        return Sql.rows(
                        database,
                        "select id, note from need_offer where need_id = ?1 and person_id = ?2 and intent = ?3 and quantity = ?4",
                        need,
                        person,
                        wanted.intent(),
                        wanted.quantity())
                .stream()
                .anyMatch(row -> sealed.open(row.get(1, String.class), belonging(row.get(0, UUID.class)))
                        .filter(wanted.note()::equals)
                        .isPresent());
    }

    boolean withdraw(UUID offer, Instant at) {
        return Sql.write(
                        database,
                        "insert into need_offer_withdrawal (offer_id, withdrawn_at) values (?1, ?2) on conflict do nothing",
                        offer,
                        at)
                == 1;
    }

    /** Those of a person for a campaign, newest first. */
    List<OfferView> of(UUID campaign, UUID person, int limit) {
        return offers(
                "where n.campaign_id = ?1 and o.person_id = ?2 order by o.offered_at desc, o.id desc limit " + limit,
                campaign,
                person);
    }

    /** Those that stand, for the promoter, newest first. */
    List<OfferView> standing(UUID campaign, int limit) {
        return offers(
                "where n.campaign_id = ?1 and w.offer_id is null order by o.offered_at desc, o.id desc limit " + limit,
                campaign);
    }

    private List<OfferView> offers(String which, Object... parameters) {
        return Sql.rows(database, OFFER + which, parameters).stream()
                .map(this::offer)
                .toList();
    }

    private OfferView offer(Tuple row) {
        var id = row.get(0, UUID.class);
        return new OfferView(
                id,
                row.get(1, UUID.class),
                NeedKind.valueOf(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, Integer.class),
                sealed.open(row.get(5, String.class), belonging(id)).orElse(""),
                row.get(6, Instant.class),
                row.get(7, Instant.class));
    }

    private static String belonging(UUID offer) {
        return "need_offer.note/" + offer;
    }

    private static NeedView need(Tuple row) {
        return new NeedView(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                NeedKind.valueOf(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, Integer.class),
                row.get(5, Long.class),
                row.get(6, Long.class));
    }
}
