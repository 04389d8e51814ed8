package it.broletto.dev;

import it.broletto.dev.DemoRound.Dates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rounds of the demo city: one in every phase that people meet, dated from today. */
final class DemoCalendar {

    private static final Set<String> ALL = Set.of();

    private final DemoDays days;
    private final DemoRandom chance;
    private final DemoTexts texts;

    DemoCalendar(DemoDays days, DemoRandom chance, DemoTexts texts) {
        this.days = days;
        this.chance = chance;
        this.texts = texts;
    }

    /** The one that people vote in now. */
    DemoRound voting() {
        return round(
                "bilancio-partecipativo",
                days.year(),
                "Bilancio partecipativo " + days.year(),
                "Quattro milioni e mezzo di euro per i nove Municipi: decidi tu che cosa si fa nel tuo quartiere.",
                """
                Ogni Municipio ha 500.000 euro per opere proposte da chi ci vive. Gli uffici hanno verificato le idee e scritto quanto costano: ora si vota.

                Puoi scegliere fino a tre progetti, in qualunque Municipio. Vota chi risiede in città e ha compiuto 16 anni, di qualsiasi cittadinanza. Finché il voto è aperto puoi cambiare la tua scheda.

                In ogni Municipio vincono i progetti con più voti, finché ci stanno nei 500.000 euro.""",
                "VOTING",
                3,
                16,
                "CITY",
                -141,
                500_000,
                ALL,
                ALL,
                130,
                3_200,
                new Dates("INFORMING", -141, -132),
                new Dates("COLLECTING", -131, -80),
                new Dates("EVALUATING", -79, -25),
                new Dates("DESIGNING", -24, -10),
                new Dates("VOTING", -9, 12));
    }

    DemoRound collecting() {
        return round(
                "quartieri-freschi",
                days.day(60).getYear(),
                "Quartieri freschi " + days.day(60).getYear(),
                "Alberi, ombra, acqua e strade più calme: proponi dove il tuo quartiere ha bisogno di respirare.",
                """
                Le estati in città sono sempre più calde. Con 200.000 euro per Municipio finanziamo idee che portano ombra, acqua e strade più calme.

                Scrivi la tua idea in poche righe e segna il posto sulla mappa: alla verifica tecnica e ai costi pensano gli uffici.

                Dopo la raccolta gli uffici rispondono a ogni idea, una per una e in pubblico. Poi si vota.""",
                "COLLECTING",
                3,
                16,
                "CITY",
                -30,
                200_000,
                Set.of("GREEN", "MOBILITY", "PUBLIC_SPACE"),
                ALL,
                118,
                0,
                new Dates("INFORMING", -30, -19),
                new Dates("COLLECTING", -18, 33),
                new Dates("EVALUATING", 34, 80),
                new Dates("VOTING", 90, 111));
    }

    DemoRound evaluating() {
        return round(
                "scuole-e-biblioteche-aperte",
                days.year(),
                "Scuole e biblioteche aperte " + days.year(),
                "Palestre, cortili e sale studio da aprire al quartiere: gli uffici stanno verificando le idee.",
                """
                Scuole e biblioteche sono i luoghi pubblici più vicini a casa, ma la sera e il sabato restano chiusi. Con 150.000 euro per Municipio li apriamo.

                La raccolta delle idee è finita. Gli uffici verificano se ogni idea si può fare e quanto costa, e pubblicano la risposta con il motivo.

                Il voto si apre quando tutte le idee hanno avuto risposta.""",
                "EVALUATING",
                2,
                14,
                "CITY",
                -120,
                150_000,
                ALL,
                Set.of("SCHOOL", "LIBRARY"),
                86,
                0,
                new Dates("INFORMING", -120, -111),
                new Dates("COLLECTING", -110, -22),
                new Dates("EVALUATING", -21, 24),
                new Dates("VOTING", 38, 59));
    }

    DemoRound decided() {
        return round(
                "municipi-in-movimento",
                days.day(-17).getYear(),
                "Municipi in movimento " + days.day(-17).getYear(),
                "Strade sicure, sport e luoghi accessibili: il voto è chiuso, ecco che cosa si farà.",
                """
                Ogni Municipio aveva 300.000 euro per muoversi meglio: a piedi, in bicicletta, in carrozzina, al parco.

                Ha votato chi risiede in città, ciascuno per il proprio Municipio e fino a due progetti, dai 16 anni in su.

                I voti sono contati: per ogni progetto trovi quanti ne ha avuti e perché è passato o no.""",
                "DECIDED",
                2,
                16,
                "OWN_AREA",
                -200,
                300_000,
                Set.of("MOBILITY", "SPORT", "ACCESSIBILITY"),
                ALL,
                79,
                5_400,
                new Dates("INFORMING", -200, -191),
                new Dates("COLLECTING", -190, -130),
                new Dates("EVALUATING", -129, -60),
                new Dates("VOTING", -38, -17));
    }

    /** Years ago, as the city's own round of 2017–18 went: 242 ideas, 47 on the ballot, about 18,000 voters. */
    DemoRound past() {
        return round(
                "bilancio-partecipativo",
                days.day(-1000).getYear(),
                "Bilancio partecipativo " + days.day(-1000).getYear(),
                "242 idee, 47 progetti al voto, 18.000 votanti: ecco che fine hanno fatto i soldi dei nove vincitori.",
                """
                Ogni Municipio aveva 500.000 euro. Chi vive, lavora o studia in città, dai 16 anni in su, ha scelto fino a tre progetti in qualunque Municipio.

                Hanno vinto nove progetti, uno per Municipio. Alcuni sono finiti, altri sono in ritardo, uno è fermo: per ciascuno trovi le date promesse, quelle vere e i motivi.""",
                "DECIDED",
                3,
                16,
                "ANYONE",
                -1220,
                500_000,
                ALL,
                ALL,
                242,
                DemoPeople.CROWD,
                new Dates("INFORMING", -1220, -1191),
                new Dates("COLLECTING", -1190, -1130),
                new Dates("EVALUATING", -1129, -1060),
                new Dates("DESIGNING", -1059, -1035),
                new Dates("VOTING", -1031, -1000));
    }

    DemoRound draft() {
        return round(
                "strade-scolastiche",
                days.day(200).getYear(),
                "Strade scolastiche " + days.day(200).getYear(),
                "Davanti a ogni scuola una strada senza auto, almeno quando i bambini entrano ed escono.",
                "Bozza in lavorazione: mancano il regolamento e il parere dei Municipi.",
                "DRAFT",
                2,
                14,
                "OWN_AREA",
                -4,
                120_000,
                ALL,
                ALL,
                0,
                0,
                new Dates("COLLECTING", 60, 110),
                new Dates("EVALUATING", 111, 160),
                new Dates("VOTING", 180, 200));
    }

    private DemoRound round(
            String slug,
            int year,
            String title,
            String summary,
            String body,
            String phase,
            int maxChoices,
            int minimumAge,
            String residence,
            int publishedOn,
            long euros,
            Set<String> categories,
            Set<String> kinds,
            int ideas,
            int voters,
            Dates... plan) {
        Map<String, UUID> areas = new LinkedHashMap<>();
        texts.municipi().forEach(municipio -> areas.put(municipio.code(), chance.id()));
        return new DemoRound(
                chance.id(),
                slug + "-" + year,
                title,
                summary,
                body,
                phase,
                maxChoices,
                minimumAge,
                residence,
                publishedOn,
                List.of(plan),
                euros,
                categories,
                kinds,
                ideas,
                voters,
                areas);
    }
}
