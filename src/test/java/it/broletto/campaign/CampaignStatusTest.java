package it.broletto.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Moves;
import it.broletto.campaign.CampaignStatus.Event;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignStatusTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        Moves.assertSame(
                database,
                "campaign_edge",
                CampaignStatus.values(),
                Event.values(),
                CampaignStatus::allows,
                CampaignStatus::after);
    }

    @Test
    void theDatabaseRefusesALeap() {
        var slug = town.liveCampaign();
        for (var status : new String[] {"FUNDED", "PAID"}) {
            var refused = assertThrows(SQLException.class, () -> {
                try (var connection = database.getConnection()) {
                    connection
                            .createStatement()
                            .execute("update campaign set status = '" + status + "' where slug = '" + slug + "'");
                }
            });
            assertEquals("23001", refused.getSQLState());
        }
    }

    @Test
    void aLiveCampaignIsNotDecided() {
        var id = campaigns.bySlug(town.liveCampaign()).card().id();
        assertEquals(
                Refusal.Reason.ILLEGAL_TRANSITION,
                assertThrows(Refusal.class, () -> campaigns.decided(id, true)).reason());
    }
}
