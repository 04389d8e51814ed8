package it.broletto.match;

import it.broletto.match.Match.Kind;
import it.broletto.match.Match.Limit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quadratic funding: the pool is divided in proportion to (Σ √c)² − Σ c, where c is what one verified person gave in
 * all to a campaign; so many small gifts weigh more than one large one. Source: Buterin, Hitzig, Weyl, “A Flexible
 * Design for Funding Public Goods” (2019), scaled to the pool. What a campaign cannot take because of the cap is
 * divided among the others. Cents go by the largest remainders, of equal ones by the ids; all is decided exactly.
 *
 * @param capCents the most that one campaign gets, more than 0
 */
public record Quadratic(long capCents) implements MatchRule {

    /** @throws UnusableMatch if the cap is out of range */
    public Quadratic {
        MatchRule.in("capCents", capCents, 1, Claim.MOST_CENTS);
    }

    @Override
    public long mostFor(long budgetCents) {
        return capCents;
    }

    @Override
    public boolean sharesPool() {
        return true;
    }

    @Override
    public Match match(Brief claim, long poolCents) {
        return divided(List.of(claim), poolCents).get(0);
    }

    @Override
    public Match matchOf(String id, List<Brief> claims, long poolCents) {
        return divided(claims, poolCents).stream()
                .filter(match -> match.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Match> match(List<Claim> claims, long poolCents) {
        MatchRule.check(claims, poolCents);
        return divided(claims.stream().map(claim -> Brief.of(claim, this)).toList(), poolCents);
    }

    private List<Match> divided(List<Brief> claims, long poolCents) {
        var raw = new TreeMap<String, Roots>();
        for (var claim : claims) {
            raw.put(claim.id(), new Roots(claim.gifts().persons()));
        }
        raw.values().removeIf(roots -> Roots.sign(List.of(new Roots.Term(BigInteger.ONE, roots))) == 0);
        var parts = divide(raw, poolCents);
        return claims.stream()
                .map(claim -> parts.containsKey(claim.id())
                        ? Match.least(
                                claim.id(),
                                List.of(
                                        new Limit(Kind.ROOTS, parts.get(claim.id())),
                                        new Limit(Kind.CAP, capCents),
                                        new Limit(Kind.POOL, poolCents)))
                        : Match.none(claim.id(), Match.Unmet.DONORS))
                .toList();
    }

    /** What each would get; those above the cap get the cap. */
    private Map<String, Long> divide(Map<String, Roots> raw, long poolCents) {
        var parts = new HashMap<String, Long>();
        var left = new TreeMap<>(raw);
        var pool = poolCents;
        while (!left.isEmpty()) {
            var capped = new ArrayList<String>();
            for (var one : left.entrySet()) {
                var quota = new Quota(pool, left.values(), one.getValue());
                if (quota.isAbove(capCents)) {
                    capped.add(one.getKey());
                    parts.put(one.getKey(), quota.floor());
                }
            }
            if (capped.isEmpty()) {
                parts.putAll(byRemainders(left, pool));
                return parts;
            }
            // Together they ask for more than their caps, so the pool suffices for them.
            left.keySet().removeAll(capped);
            pool -= capCents * capped.size();
        }
        return parts;
    }

    private static Map<String, Long> byRemainders(Map<String, Roots> raw, long poolCents) {
        var quotas = new TreeMap<String, Quota>();
        var parts = new HashMap<String, Long>();
        var rest = poolCents;
        for (var one : raw.entrySet()) {
            var quota = new Quota(poolCents, raw.values(), one.getValue());
            quotas.put(one.getKey(), quota);
            parts.put(one.getKey(), quota.floor());
            rest -= quota.floor();
        }
        quotas.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(rest)
                .forEach(one -> parts.merge(one.getKey(), 1L, Long::sum));
        return parts;
    }

    /** pool × one / all; compared by what is beyond the whole cents. */
    private static final class Quota implements Comparable<Quota> {

        private final BigInteger pool;
        private final Collection<Roots> all;
        private final Roots one;
        private final long floor;

        Quota(long poolCents, Collection<Roots> all, Roots one) {
            this.pool = BigInteger.valueOf(poolCents);
            this.all = all;
            this.one = one;
            var whole = all.stream().map(Roots::about).reduce(BigInteger.ZERO, BigInteger::add);
            var near =
                    pool.multiply(one.about()).divide(whole.max(BigInteger.ONE)).longValueExact();
            while (near > 0 && sign(near) < 0) {
                near--;
            }
            while (sign(near + 1) >= 0) {
                near++;
            }
            this.floor = near;
        }

        long floor() {
            return floor;
        }

        boolean isAbove(long cents) {
            return sign(cents) > 0;
        }

        /** Of this less some cents. */
        private int sign(long cents) {
            return Roots.sign(terms(BigInteger.valueOf(cents), BigInteger.ONE));
        }

        /** (pool × one − cents × all) × factor. */
        private List<Roots.Term> terms(BigInteger cents, BigInteger factor) {
            var terms = new ArrayList<Roots.Term>();
            terms.add(new Roots.Term(pool.multiply(factor), one));
            all.forEach(roots -> terms.add(new Roots.Term(cents.multiply(factor).negate(), roots)));
            return terms;
        }

        @Override
        public int compareTo(Quota other) {
            var terms = new ArrayList<>(terms(BigInteger.valueOf(floor), BigInteger.ONE));
            terms.addAll(other.terms(BigInteger.valueOf(other.floor), BigInteger.ONE.negate()));
            return Roots.sign(terms);
        }
    }
}
