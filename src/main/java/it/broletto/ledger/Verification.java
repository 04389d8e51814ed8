package it.broletto.ledger;

import it.broletto.ledger.Entry.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Checks a ledger from its first entry: numbers without gaps, the chain of hashes, entries that balance, holds that end
 * once, floors that hold at every entry, and the signed ends of days. It trusts nothing but the entries.
 */
public final class Verification {

    /** Where something is wrong, and what. */
    public record Flaw(long number, String what) {}

    private final Map<Account, Long> posted = new HashMap<>();
    private final Map<Account, Long> held = new HashMap<>();
    private final Map<UUID, Entry> holds = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();
    private final Set<UUID> reversed = new HashSet<>();
    private final Map<Long, List<Anchor>> anchors = new HashMap<>();
    private final List<Anchor> signed;
    private long number;
    private String hash = Chain.BEGINNING;
    private Flaw flaw;

    /** @param signed ends of days, in any order */
    public Verification(List<Anchor> signed) {
        this.signed = signed.stream()
                .sorted(java.util.Comparator.comparing(Anchor::day))
                .toList();
        for (var anchor : signed) {
            if (!LedgerKey.isSigned(anchor)) {
                found(anchor.number(), "the signature of " + anchor.day() + " is not right");
            }
            anchors.merge(anchor.number(), List.of(anchor), Verification::both);
        }
        check(anchors.remove(0L));
    }

    private static List<Anchor> both(List<Anchor> some, List<Anchor> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The next entry; what comes after the first flaw is not looked at. */
    public void add(Entry entry) {
        if (flaw != null) {
            return;
        }
        if (entry.number() != number + 1) {
            found(number + 1, "the entry is missing");
            return;
        }
        number = entry.number();
        var computed = Chain.hash(hash, entry);
        if (!computed.equals(entry.hash())) {
            found(number, "the hash is " + entry.hash() + " but should be " + computed);
            return;
        }
        hash = computed;
        if (!ids.add(entry.id())) {
            found(number, "the id was used before");
        }
        enter(entry);
        check(anchors.remove(number));
    }

    private void enter(Entry entry) {
        var sum = entry.lines().stream().mapToLong(Line::cents).sum();
        var books = entry.lines().stream()
                .map(line -> line.account().kind().book())
                .distinct()
                .count();
        var moves = entry.phase() != Phase.VOID && entry.phase() != Phase.EXPIRE;
        if (sum != 0 || books != (moves ? 1 : 0)) {
            found(number, "the lines do not balance");
        }
        if (entry.reverses() != null && (!ids.contains(entry.reverses()) || !reversed.add(entry.reverses()))) {
            found(number, "what it takes back is not there, or was taken back before");
        }
        switch (entry.phase()) {
            case HOLD -> {
                holds.put(entry.id(), entry);
                entry.lines().forEach(line -> hold(line, 1));
            }
            case POST -> entry.lines().forEach(this::post);
            case SETTLE, VOID, EXPIRE -> end(entry);
        }
        for (var line : entry.lines()) {
            var account = line.account();
            if (account.kind().floored() && posted.getOrDefault(account, 0L) < held.getOrDefault(account, 0L)) {
                found(number, account.kind() + " " + account.owner() + " falls below what it holds");
            }
        }
    }

    private void end(Entry entry) {
        var hold = holds.remove(entry.ends());
        if (hold == null) {
            found(number, "it ends what is no open hold");
            return;
        }
        hold.lines().forEach(line -> hold(line, -1));
        if (entry.phase() == Phase.SETTLE && !entry.lines().equals(hold.lines())) {
            found(number, "it settles something else than was held");
        }
        entry.lines().forEach(this::post);
    }

    private void post(Line line) {
        posted.merge(line.account(), line.account().kind().side() * line.cents(), Long::sum);
    }

    private void hold(Line line, int sign) {
        var taken = Math.max(0, -line.account().kind().side() * line.cents());
        held.merge(line.account(), sign * taken, Long::sum);
    }

    private void check(List<Anchor> here) {
        if (here != null) {
            here.stream()
                    .filter(anchor -> !anchor.hash().equals(hash))
                    .forEach(anchor -> found(number, "on " + anchor.day() + " another hash was signed"));
        }
    }

    private void found(long at, String what) {
        if (flaw == null) {
            flaw = new Flaw(at, what);
        }
    }

    /** The first flaw; null if all is well. To be asked after the last entry. */
    public Flaw flaw() {
        anchors.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(anchor ->
                        found(anchor.number(), "signed on " + anchor.day() + ", but the ledger ends at " + number));
        return flaw;
    }

    /** How many entries were looked at and are well. */
    public long entries() {
        return number;
    }

    /** Which signed ends were looked at, by day. */
    public List<Anchor> signed() {
        return signed;
    }

    /** The end of the chain. */
    public String hash() {
        return hash;
    }

    /** What the entries add up to, by account. */
    public Map<Account, Balance> balances() {
        var balances = new TreeMap<Account, Balance>(
                java.util.Comparator.comparing(Account::kind).thenComparing(Account::owner));
        posted.forEach((account, cents) -> balances.put(account, new Balance(cents, held.getOrDefault(account, 0L))));
        return balances;
    }
}
