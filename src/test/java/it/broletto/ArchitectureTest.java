package it.broletto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who may know whom among the packages of docs/contributors.md, and the rules that every feature keeps. */
class ArchitectureTest {

    /** Package → what it may know. Those that nobody may know are on no right-hand side. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("tally", Set.of("shared")),
            Map.entry("match", Set.of()),
            Map.entry("document", Set.of("shared")),
            Map.entry("picture", Set.of("shared")),
            Map.entry("web", Set.of("shared")),
            Map.entry("rating", Set.of("shared", "web")),
            Map.entry("audit", Set.of("shared", "web")),
            Map.entry("ledger", Set.of("shared", "web", "audit")),
            Map.entry("identity", Set.of("shared", "web", "audit")),
            Map.entry("round", Set.of("shared", "web", "picture", "audit", "identity")),
            Map.entry("proposal", Set.of("shared", "web", "picture", "audit", "identity", "round")),
            Map.entry("project", Set.of("shared", "web", "picture", "audit", "identity", "round", "proposal")),
            Map.entry("rules", Set.of("shared", "web", "audit", "identity", "round", "project", "tally")),
            Map.entry(
                    "ballot",
                    Set.of(
                            "shared",
                            "web",
                            "picture",
                            "audit",
                            "identity",
                            "round",
                            "proposal",
                            "project",
                            "rules",
                            "tally")),
            Map.entry(
                    "comparison", Set.of("shared", "web", "picture", "identity", "round", "rules", "ballot", "tally")),
            Map.entry("call", Set.of("shared", "match", "web", "picture", "audit", "ledger", "identity", "round")),
            Map.entry(
                    "campaign",
                    Set.of(
                            "shared",
                            "match",
                            "web",
                            "picture",
                            "audit",
                            "identity",
                            "round",
                            "proposal",
                            "project",
                            "ledger",
                            "call")),
            Map.entry("change", Set.of("shared", "web", "audit", "identity", "call", "campaign")),
            Map.entry("report", Set.of("shared", "web", "audit", "identity", "campaign")),
            Map.entry("rehearsal", Set.of("shared", "web", "audit", "identity", "campaign", "collection")),
            Map.entry("need", Set.of("shared", "web", "audit", "identity", "campaign")),
            Map.entry("news", Set.of("shared", "web", "audit", "identity", "campaign")),
            Map.entry("share", Set.of("shared", "web", "campaign")),
            Map.entry("rail", Set.of("shared", "web", "audit", "identity", "campaign")),
            Map.entry(
                    "collection",
                    Set.of("shared", "match", "web", "audit", "ledger", "identity", "call", "campaign", "rail")),
            Map.entry(
                    "application",
                    Set.of(
                            "shared",
                            "web",
                            "picture",
                            "audit",
                            "identity",
                            "round",
                            "proposal",
                            "call",
                            "campaign",
                            "collection")),
            Map.entry("fund", Set.of("shared", "web", "audit", "ledger", "identity", "campaign", "collection")),
            Map.entry(
                    "privacy",
                    Set.of("shared", "web", "audit", "identity", "proposal", "campaign", "collection", "application")),
            Map.entry(
                    "bridge",
                    Set.of(
                            "shared",
                            "web",
                            "audit",
                            "ledger",
                            "identity",
                            "round",
                            "proposal",
                            "project",
                            "call",
                            "campaign",
                            "application",
                            "accountability")),
            Map.entry("pagopa", Set.of("document", "shared", "web", "audit", "identity", "campaign", "rail")),
            Map.entry("sandbox", Set.of("shared", "web", "rail")),
            Map.entry(
                    "transfer", Set.of("document", "shared", "web", "audit", "ledger", "identity", "campaign", "rail")),
            Map.entry("stripe", Set.of("rail")),
            Map.entry(
                    "receipt",
                    Set.of("document", "shared", "web", "audit", "identity", "call", "campaign", "collection")),
            Map.entry(
                    "payout",
                    Set.of(
                            "document",
                            "shared",
                            "match",
                            "web",
                            "picture",
                            "audit",
                            "ledger",
                            "identity",
                            "call",
                            "campaign",
                            "rail",
                            "collection")),
            Map.entry(
                    "accountability",
                    Set.of(
                            "shared",
                            "web",
                            "picture",
                            "audit",
                            "identity",
                            "round",
                            "proposal",
                            "project",
                            "ballot",
                            "campaign",
                            "ledger")));

    /** Know every feature, known by none. */
    private static final Set<String> AT_THE_TOP = Set.of("home", "notice", "recount", "doctor", "cli", "dev");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("it.broletto");

    @Test
    void everyPackageKnowsOnlyWhatTheTableAllows() {
        var broken = new TreeSet<String>();
        for (var type : CODE) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var from = feature(type);
                var to = feature(dependency.getTargetClass());
                if (to != null && from != null && !from.equals(to) && !allowed(from, to)) {
                    broken.add(from + " → " + to + ": " + dependency.getDescription());
                }
            }
        }
        assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
    }

    private static boolean allowed(String from, String to) {
        return AT_THE_TOP.contains(from)
                ? MAY_KNOW.containsKey(to)
                : MAY_KNOW.getOrDefault(from, Set.of()).contains(to);
    }

    @Test
    void everyPackageIsInTheTable() {
        var unknown = new TreeSet<String>();
        CODE.forEach(type -> {
            var feature = feature(type);
            if (feature != null && !MAY_KNOW.containsKey(feature) && !AT_THE_TOP.contains(feature)) {
                unknown.add(feature);
            }
        });
        assertEquals(Set.of(), unknown);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("it.broletto.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void featuresAreFlat() {
        classes()
                .that()
                .resideInAPackage("it.broletto..")
                .should()
                .resideInAnyPackage("it.broletto", "it.broletto.*")
                .check(CODE);
    }

    @Test
    void countingKnowsNoFrameworkNoClockNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage("it.broletto.tally..", "it.broletto.match..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "org.hibernate..",
                        "io.vertx..",
                        "com.fasterxml.jackson.databind..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CODE);
    }

    /** The demo runs in the present; the bean is where the clock comes from. */
    @Test
    void onlyTheClockBeanReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("it.broletto.dev..")
                .and()
                .doNotHaveFullyQualifiedName("it.broletto.shared.Time")
                .should()
                .callMethodWhere(call(
                        "the call reads the machine's clock",
                        to -> to.getFullName().startsWith("java.time.Clock.system")
                                || to.getFullName().startsWith("java.lang.System.currentTimeMillis")
                                || isNow(to) && !to.getFullName().endsWith("now(java.time.Clock)")))
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(CODE);
    }

    /** Between eleven in the evening UTC and midnight, the machine's day and the day in Rome are two. Tests too. */
    @Test
    void nobodyAsksForTheDayWithoutSayingWhere() {
        var local = call(
                "the call takes the machine's time zone",
                to -> to.getFullName().matches("java\\.time\\.(ZoneId\\.systemDefault|Clock\\.systemDefaultZone).*")
                        || isNow(to)
                                && to.getRawParameterTypes().isEmpty()
                                && !to.getOwner().isEquivalentTo(java.time.Instant.class));
        noClasses().should().callMethodWhere(local).check(new ClassFileImporter().importPackages("it.broletto"));
    }

    private static boolean isNow(MethodCallTarget to) {
        return to.getName().equals("now") && to.getOwner().getPackageName().startsWith("java.time");
    }

    private static DescribedPredicate<JavaMethodCall> call(String what, Predicate<MethodCallTarget> calls) {
        return DescribedPredicate.describe(what, call -> calls.test(call.getTarget()));
    }

    @Test
    void entitiesStayInTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic().check(CODE);
    }

    @Test
    void transactionsBelongToServices() {
        classes()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .haveSimpleNameEndingWith("Service")
                .check(CODE);
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Service")
                .check(CODE);
    }

    @Test
    void everyEndpointIsPublicAndSaysWhoMayCallIt() {
        var endpoints = new ArrayList<JavaMethod>();
        var rule = methods()
                .that(new DescribedPredicate<>("are endpoints") {
                    @Override
                    public boolean test(JavaMethod method) {
                        var endpoint = method.getAnnotations().stream()
                                .anyMatch(a -> a.getRawType().isMetaAnnotatedWith(HttpMethod.class));
                        if (endpoint) {
                            endpoints.add(method);
                        }
                        return endpoint;
                    }
                })
                .should(new ArchCondition<JavaMethod>("be public and carry @PermitAll or @RolesAllowed") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        var says = List.of(PermitAll.class, RolesAllowed.class).stream()
                                .anyMatch(a -> method.isAnnotatedWith(a)
                                        || method.getOwner().isAnnotatedWith(a));
                        if (!method.getModifiers().contains(JavaModifier.PUBLIC) || !says) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                });
        rule.check(CODE);
        assertTrue(endpoints.size() > 10, "the rule sees the endpoints");
    }

    private static String feature(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith("it.broletto.")) {
            return null;
        }
        var rest = name.substring("it.broletto.".length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
