package it.broletto.news;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Questions and answers, by plain SQL. */
@ApplicationScoped
class Questions {

    private static final String SELECT = """
            select q.id, q.words, q.asked_at, a.words, a.answered_at, coalesce(a.by_officer, false), coalesce(a.number, 0) > 1, h.reason
            from campaign_question q
                 left join lateral (select * from question_answer where question_id = q.id order by number desc limit 1) a on true
                 left join question_hiding h on h.question_id = q.id
            """;

    private final EntityManager database;

    Questions(EntityManager database) {
        this.database = database;
    }

    /** Nothing happens if its intent has made one already; true if it did. */
    boolean ask(UUID campaign, UUID person, String words, UUID intent, Instant at) {
        return Sql.write(database, """
                insert into campaign_question (id, campaign_id, person_id, words, intent, asked_at)
                values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (intent) do nothing""", UUID.randomUUID(), campaign, person, words, intent, at) == 1;
    }

    boolean isAsked(UUID intent) {
        return !Sql.rows(database, "select 1 from campaign_question where intent = ?1", intent)
                .isEmpty();
    }

    /** Whether its intent made just this. */
    boolean isSame(UUID campaign, UUID person, String words, UUID intent) {
        return !Sql.rows(
                        database,
                        "select 1 from campaign_question where intent = ?1 and campaign_id = ?2 and person_id = ?3 and words = ?4",
                        intent,
                        campaign,
                        person,
                        words)
                .isEmpty();
    }

    /** A person's questions are counted one after the other. */
    void lockAsker(UUID person) {
        Sql.rows(database, "select 1 from person where id = ?1 for no key update", person);
    }

    /** How many of a person's questions to a campaign wait for an answer. */
    int waiting(UUID campaign, UUID person) {
        return of(campaign, person, 100).stream()
                .mapToInt(question -> question.answer() == null ? 1 : 0)
                .sum();
    }

    /** Those of some campaigns that have a question to answer. */
    Set<UUID> asked(Collection<UUID> campaigns) {
        return campaigns.isEmpty()
                ? Set.of()
                : Sql.rows(database, """
                        select distinct q.campaign_id from campaign_question q where q.campaign_id in (?1)
                        and not exists (select 1 from question_answer a where a.question_id = q.id)
                        and not exists (select 1 from question_hiding h where h.question_id = q.id)""", campaigns).stream()
                        .map(row -> row.get(0, UUID.class))
                        .collect(Collectors.toSet());
    }

    /** Locks the question against another answer. */
    Optional<QuestionView> lock(UUID campaign, UUID id) {
        Sql.rows(database, "select 1 from campaign_question where id = ?1 for update", id);
        return views("where q.campaign_id = ?1 and q.id = ?2", campaign, id).stream()
                .findFirst();
    }

    void answer(UUID id, String words, UUID person, boolean byOfficer, Instant at) {
        Sql.write(database, """
                insert into question_answer (question_id, number, words, person_id, by_officer, answered_at)
                select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 from question_answer where question_id = ?1""", id, words, person, byOfficer, at);
    }

    boolean hide(UUID id, String reason, UUID officer, Instant at) {
        return Sql.write(database, """
                insert into question_hiding (question_id, reason, officer_id, hidden_at) values (?1, ?2, ?3, ?4)
                on conflict do nothing""", id, reason, officer, at) == 1;
    }

    /** Answered ones that are not hidden, newest first, after the given place. */
    List<QuestionView> after(UUID campaign, Instant asked, UUID id, int limit) {
        return views(
                "where q.campaign_id = ?1 and (q.asked_at, q.id) < (?2, ?3) and a.words is not null and h.question_id is null"
                        + " order by q.asked_at desc, q.id desc limit " + limit,
                campaign,
                asked,
                id);
    }

    /** The same list read backwards: those before the given place, the nearest first. */
    List<QuestionView> before(UUID campaign, Instant asked, UUID id, int limit) {
        return views(
                "where q.campaign_id = ?1 and (q.asked_at, q.id) > (?2, ?3) and a.words is not null and h.question_id is null"
                        + " order by q.asked_at, q.id limit " + limit,
                campaign,
                asked,
                id);
    }

    /** Those of a person, newest first. */
    List<QuestionView> of(UUID campaign, UUID person, int limit) {
        return views(
                "where q.campaign_id = ?1 and q.person_id = ?2 order by q.asked_at desc, q.id desc limit " + limit,
                campaign,
                person);
    }

    /** Those without an answer that are not hidden, the oldest first. */
    List<QuestionView> unanswered(UUID campaign, int limit) {
        return views(
                "where q.campaign_id = ?1 and a.words is null and h.question_id is null order by q.asked_at, q.id limit "
                        + limit,
                campaign);
    }

    private List<QuestionView> views(String which, Object... parameters) {
        return Sql.rows(database, SELECT + which, parameters).stream()
                .map(Questions::view)
                .toList();
    }

    private static QuestionView view(Tuple row) {
        return new QuestionView(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, Instant.class),
                row.get(3, String.class),
                row.get(4, Instant.class),
                row.get(5, Boolean.class),
                row.get(6, Boolean.class),
                row.get(7, String.class));
    }
}
