package it.broletto.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Colour and icon of a category, by its constant's name: {@code {category.categoryIcon}}, {@code {category.categoryCss}}. */
@TemplateExtension
public final class Categories {

    private Categories() {}

    /** {@code PUBLIC_SPACE} as {@code public-space}. */
    public static String categoryCss(Object category) {
        return String.valueOf(category).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String categoryIcon(Object category) {
        return "br-cat-" + categoryCss(category);
    }
}
