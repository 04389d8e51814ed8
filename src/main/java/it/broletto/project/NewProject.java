package it.broletto.project;

import it.broletto.proposal.Category;
import it.broletto.shared.Money;

/**
 * A project of an imported election.
 *
 * @param fileId its id in the file, 1 to 200 characters, unique in its round
 * @param title 1 to 500 characters
 * @param latitude WGS 84, null together with {@code longitude}
 */
public record NewProject(
        String fileId, String title, Category category, Double latitude, Double longitude, Money cost) {}
