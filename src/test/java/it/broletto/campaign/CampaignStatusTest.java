package it.broletto.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.CampaignStatus.Event;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.TreeSet;
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
        var here = new TreeSet<String>();
        for (var from : CampaignStatus.values()) {
            for (var event : Event.values()) {
                if (from.allows(event)) {
                    here.add(from + " " + event + " " + from.after(event));
                } else {
                    var refusal = assertThrows(Refusal.class, () -> from.after(event), from + " " + event);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status, event, to_status from campaign_edge")) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        assertEquals(here, there);
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
