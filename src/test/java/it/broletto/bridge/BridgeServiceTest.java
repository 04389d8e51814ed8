package it.broletto.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.application.Applicants;
import it.broletto.application.ApplicationService;
import it.broletto.audit.AuditService;
import it.broletto.campaign.CampaignService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a project that lost to its campaign. */
@QuarkusTest
class BridgeServiceTest {

    private static final Map<String, String> FIELDS = Map.of("title", "Un forno in piazza");

    @Inject
    BridgeService bridge;

    @Inject
    FollowService following;

    @Inject
    ApplicationService applications;

    @Inject
    CampaignService campaigns;

    @Inject
    AuditService audit;

    @Inject
    Applicants people;

    @Inject
    Losers losers;

    @Inject
    Sql sql;

    @Test
    void manyClicksAtOnceMakeOneDraft() throws Exception {
        var author = people.citizen();
        var project = losers.lost(author).project();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var clicks = IntStream.range(0, 24)
                    .<Callable<UUID>>mapToObj(click -> () -> bridge.begin(project, FIELDS, author))
                    .toList();
            var made = threads.invokeAll(clicks).stream()
                    .map(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .collect(Collectors.toSet());
            assertEquals(1, made.size(), made.toString());
        } finally {
            threads.shutdown();
        }
        assertEquals(1, applications.ownedBy(author.id()).size());
        assertEquals(
                "Un forno in piazza", applications.ownedBy(author.id()).get(0).title());
    }

    @Test
    void onlyTheAuthorGoesOnAndOnlyWithWhatLost() throws SQLException {
        var author = people.citizen();
        var other = people.citizen();
        var lost = losers.lost(author).project();
        assertEquals(Reason.NOT_THE_AUTHOR, refusal(() -> bridge.begin(lost, FIELDS, other)));
        assertEquals(Reason.NOT_FOUND, refusal(() -> bridge.begin(UUID.randomUUID(), FIELDS, author)));
        var listed = losers.listed(author).project();
        assertEquals(Reason.ILLEGAL_TRANSITION, refusal(() -> bridge.begin(listed, FIELDS, author)));
        assertTrue(applications.ownedBy(other.id()).isEmpty());
        for (var wrong : List.of(insert(lost, other.id()), insert(listed, author.id()))) {
            assertEquals(
                    "23001",
                    assertThrows(SQLException.class, () -> sql.run(wrong)).getSQLState());
        }
        bridge.begin(lost, FIELDS, author);
        assertEquals(
                "23505",
                assertThrows(SQLException.class, () -> sql.run(insert(lost, author.id())))
                        .getSQLState());
        var moved = "update application set project_id = null where project_id = '" + lost + "'";
        assertEquals(
                "23001", assertThrows(SQLException.class, () -> sql.run(moved)).getSQLState());
    }

    private static String insert(UUID project, UUID applicant) {
        return "insert into application (id, applicant_id, intent, project_id, draft, begun_at, saved_at) values ('%s', '%s', '%s', '%s', '{}', now(), now())"
                .formatted(UUID.randomUUID(), applicant, UUID.randomUUID(), project);
    }

    @Test
    void aDraftThatWasThrownAwayLeavesThePlaceToAnother() throws SQLException {
        var author = people.citizen();
        var project = losers.lost(author).project();
        var first = bridge.begin(project, FIELDS, author);
        sql.run("delete from application where id = '" + first + "'");
        var second = bridge.begin(project, FIELDS, author);
        assertNotEquals(first, second);
        assertEquals(second, bridge.begin(project, FIELDS, author));
    }

    @Test
    void theOfficesSuggestOnceAndNeverWithoutTheAuthor() {
        var author = people.citizen();
        var made = losers.lost(author);
        var officer = people.officer();
        bridge.offer(made.round().id(), made.project(), officer);
        bridge.offer(made.round().id(), made.project(), people.officer());
        assertEquals(1, audit.about(made.project(), 10).size());
        assertEquals(1, bridge.offered(author.id()).size());
        assertTrue(applications.ofProject(made.project()).isEmpty(), "nothing is begun for the author");
        bridge.begin(made.project(), FIELDS, author);
        assertTrue(bridge.offered(author.id()).isEmpty());
        assertEquals(Reason.NOT_FOUND, refusal(() -> bridge.offer(UUID.randomUUID(), made.project(), officer)));
        var listed = losers.listed(author);
        assertEquals(
                Reason.ILLEGAL_TRANSITION,
                refusal(() -> bridge.offer(listed.round().id(), listed.project(), officer)));
    }

    @Test
    void whoFollowedIsInvitedWhenItBecomesACampaignAndNobodyElse() throws SQLException {
        var author = people.citizen();
        var made = losers.lost(author);
        var byProposal = people.citizen();
        var byProject = people.citizen();
        var nobody = people.citizen();
        var away = people.citizen();
        following.follow(made.proposal(), byProposal);
        following.follow(made.project(), byProject);
        following.follow(made.project(), byProject);
        following.follow(made.project(), author);
        following.follow(made.project(), away);
        following.unfollow(made.proposal(), away);
        assertEquals(3, following.followers(made.proposal()));
        assertEquals(Reason.NOT_FOUND, refusal(() -> following.follow(UUID.randomUUID(), nobody)));

        var slug = people.openedOf(made.project(), author);
        var campaign = campaigns.bySlug(slug);
        assertEquals(made.project(), campaign.projectId());
        for (var one : List.of(byProposal, byProject)) {
            assertEquals(slug, following.invitations(one.id()).get(0).slug());
        }
        for (var one : List.of(author, nobody, away)) {
            assertTrue(following.invitations(one.id()).isEmpty());
        }
        var id = campaign.card().id();
        following.close(id, byProject);
        following.close(id, byProject);
        assertTrue(following.invitations(byProject.id()).isEmpty());
        assertFalse(following.invitations(byProposal.id()).isEmpty());
        assertEquals(Reason.NOT_FOUND, refusal(() -> following.close(id, nobody)));
        assertEquals(
                Reason.ILLEGAL_TRANSITION,
                refusal(() -> bridge.offer(made.round().id(), made.project(), people.officer())),
                "it goes on already");
    }

    @Test
    void whoIsForgottenFollowsNothing() throws SQLException {
        var gone = people.citizen();
        var made = losers.lost(people.citizen());
        following.follow(made.project(), gone);
        sql.run("update person set subject = null, erased_at = now() where id = '" + gone.id() + "'");
        assertEquals(0, following.followers(made.project()));
    }

    /** What is kept about followers names no ballot, and no code of the bridge reads one. */
    @Test
    void followersHaveNothingToDoWithBallots() throws Exception {
        try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/java/it/broletto/bridge"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var code = java.nio.file.Files.readString(file);
                assertFalse(
                        code.matches(
                                "(?s).*(ballot_cast|ballot_choice|from ballot|join ballot|it\\.broletto\\.ballot).*"),
                        file.toString());
            }
        }
    }

    private static Reason refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).reason();
    }
}
