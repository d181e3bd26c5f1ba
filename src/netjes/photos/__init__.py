"""The photo desk: may this picture of these pupils go there? No face is ever recognised."""
