package it.broletto.call;

import it.broletto.ledger.NewEntry;
import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What was prepared for published calls, and what became of it: facts, by plain SQL. */
@ApplicationScoped
class PreparedOnes {

    private static final String ALL = """
            select p.id, p.call_id, p.rule_number, p.rule, p.receiver, array_to_string(p.rails, ','), p.cents, p.reason,
                   p.person_id, p.at, a.confirmed
            from call_prepared p left join call_answer a on a.prepared_id = p.id where\s""";

    private final EntityManager database;

    PreparedOnes(EntityManager database) {
        this.database = database;
    }

    Optional<Prepared> byId(UUID id) {
        return find("p.id = ?1", id).stream().findFirst();
    }

    /** At most a version and a sum, the version first. */
    List<Prepared> waiting(UUID call) {
        return find("p.call_id = ?1 and a.prepared_id is null order by p.cents nulls first limit 2", call);
    }

    /** For which of these calls something waits. */
    Set<UUID> waiting(Collection<UUID> calls) {
        var found = new HashSet<UUID>();
        if (!calls.isEmpty()) {
            find("p.call_id in (?1) and a.prepared_id is null", calls).forEach(one -> found.add(one.call()));
        }
        return found;
    }

    void add(Prepared one, String role) {
        Sql.write(
                database,
                """
                insert into call_prepared (id, call_id, rule_number, rule, receiver, rails, cents, entry_id, reason, person_id,
                                           role, at)
                values (?1, ?2, cast(?3 as int), cast(?4 as text), cast(?5 as text), string_to_array(cast(?6 as text), ','),
                        cast(?7 as bigint), cast(?8 as uuid), ?9, ?10, ?11, ?12)""",
                one.id(),
                one.call(),
                one.number(),
                one.isRule() ? one.rule().canonicalJson() : null,
                one.isRule() ? one.paying().receiver().name() : null,
                one.isRule() ? String.join(",", one.paying().rails()) : null,
                one.isRule() ? null : one.money().cents(),
                one.isRule() ? null : entry(one).toString(),
                one.reason(),
                one.person(),
                role,
                one.at());
    }

    /** By which its money is given. */
    static UUID entry(Prepared one) {
        return NewEntry.id("envelope-prepared", one.id());
    }

    /** The database puts a version in force with it. */
    void answer(UUID id, boolean confirmed, UUID person, Instant at) {
        Sql.write(
                database,
                "insert into call_answer (prepared_id, confirmed, person_id, at) values (?1, ?2, ?3, ?4)",
                id,
                confirmed,
                person,
                at);
    }

    private List<Prepared> find(String which, Object parameter) {
        return Sql.rows(database, ALL + which, parameter).stream()
                .map(row -> {
                    var rule = row.get(3, String.class);
                    var cents = row.get(6, Long.class);
                    return new Prepared(
                            row.get(0, UUID.class),
                            row.get(1, UUID.class),
                            row.get(2, Integer.class),
                            rule == null ? null : MatchRule.parse(rule),
                            rule == null ? null : paying(row.get(4, String.class), row.get(5, String.class)),
                            cents == null ? null : Money.ofCents(cents),
                            row.get(7, String.class),
                            row.get(8, UUID.class),
                            row.get(9, Instant.class),
                            row.get(10, Boolean.class));
                })
                .toList();
    }

    private static Paying paying(String receiver, String rails) {
        return new Paying(
                Receiver.valueOf(receiver),
                Stream.of(rails.split(",")).filter(rail -> !rail.isEmpty()).toList());
    }
}
