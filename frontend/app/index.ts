import './style.scss';
import './comfort';
