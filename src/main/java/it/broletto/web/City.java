package it.broletto.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The municipality that runs this site, as its configuration says. */
@ConfigMapping(prefix = "broletto.city")
public interface City {

    String name();

    String shortName();

    /** Code in the index of public administrations, for example {@code c_f205}. */
    String ipaCode();

    String region();

    String regionUrl();

    String taglineIt();

    String taglineEn();

    String address();

    /** Codice fiscale or partita IVA. */
    String taxCode();

    String switchboard();

    String pec();

    String relationsOffice();

    String email();

    Links links();

    /** True shows a line that says so on every page. */
    @WithDefault("false")
    boolean demo();

    /** Where the footer points: paths or addresses. */
    interface Links {
        String faq();

        String report();

        String help();

        String transparency();

        String privacy();

        String legal();

        String accessibility();

        String siteMap();
    }
}
