package dev.evenkeel.core.page;

import java.util.List;

/** A picture of numbers, drawn for a given width so that its letters keep their size on every screen. */
public interface Chart {
    /**
     * What was drawn.
     *
     * @param height pixels from top to bottom
     * @param shapes what is in the picture
     */
    record Drawing(double height, List<Element> shapes) {
        /** Keeps a copy of the shapes. */
        public Drawing {
            shapes = List.copyOf(shapes);
        }
    }

    /** {@return the chart, that many pixels wide} */
    Drawing draw(int width);

    /** {@return what the chart shows, in words, for those who do not see it} */
    String description();
}
