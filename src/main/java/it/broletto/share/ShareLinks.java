package it.broletto.share;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people find this site; templates read it as {@code inject:share.url}. */
@Named("share")
@Singleton
public class ShareLinks {

    private final String url;

    ShareLinks(@ConfigProperty(name = "broletto.url") String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }
}
